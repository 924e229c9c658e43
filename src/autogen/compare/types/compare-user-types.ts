import type { Operation } from '../../../operations/operation.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { domainDefaultKey, type Key, objectKey } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { type Matched, matchByKey } from '../../../util/match-by-key.js';
import type { Sides } from '../../scope/sides.js';
import { compareCompositeType } from './compare-composite-type.js';
import { compareDomain, type TypeContext, type TypeVerdict } from './compare-domain.js';

import { compareRangeType } from './compare-range-type.js';
import { RebuiltTypes } from './rebuilt-types.js';
import { rowTypesOfColumns } from './row-types.js';
import { TypeGraph } from './type-graph.js';

export interface UserTypeChanges {
  readonly operations: readonly Operation[];
  /** Types that are dropped and created, while their columns temporarily have another type. */
  readonly rebuilt: RebuiltTypes;
}

export interface UserTypeContext {
  readonly serverVersion: number;
  /** Enums that are rebuilt. The types that depend on them are rebuilt too. */
  readonly replacedEnums: readonly QualifiedName[];
  readonly rebuiltParts: ReadonlySet<Key>;
  /** Tables that are not compared, but may use compared types. */
  readonly otherTables: readonly Table[];
}

/** Domains, composite types and range types. */
export function compareUserTypes({ declared, reflected }: Sides, context: UserTypeContext): UserTypeChanges {
  const columnTypes = [...reflected.tables, ...context.otherTables].flatMap(({ columns }) =>
    columns.map(({ type }) => type),
  );
  const rows = rowTypesOfColumns({ declared, reflected });
  const graph = new TypeGraph(rows.sides.reflected, columnTypes);
  const pairs = typePairs(declared, reflected);
  const { serverVersion, rebuiltParts } = context;
  const verdicts = pairs.both.map((pair) => ({
    pair,
    verdict: pair.compare({
      storage: graph.storageOf(pair.name),
      serverVersion,
      usesRebuilt: rebuiltParts.has(objectKey('type', pair.name)),
      losesDefault: rebuiltParts.has(domainDefaultKey(pair.name)),
    }),
  }));
  const seeds = verdicts.filter(({ verdict }) => verdict === 'rebuild').map(({ pair }) => pair.name);
  const others = changedKinds(declared, reflected);
  const reached = graph.withUsers([...seeds, ...others, ...rows.changed, ...context.replacedEnums]);
  const isRebuilt = ({ name }: TypePair) => reached.has(nameKey(name));
  const altered = verdicts.filter(({ verdict }) => verdict !== 'rebuild' && verdict.some(isAlteration));
  return {
    operations: [
      ...pairs.created,
      ...verdicts.flatMap(({ pair, verdict }) =>
        isRebuilt(pair) || verdict === 'rebuild' ? [pair.drop, pair.create] : verdict,
      ),
      ...pairs.dropped,
    ],
    rebuilt: new RebuiltTypes({
      sides: rows.sides,
      names: [
        ...pairs.both.filter(isRebuilt).map(({ name }) => name),
        ...others,
        ...rows.names.filter((name) => reached.has(nameKey(name))),
      ],
      affected: new Set([...reached, ...graph.withUsers(altered.map(({ pair }) => pair.name))]),
    }),
  };
}

/** Types that are built on the altered one are dropped before, and created afterwards. */
function isAlteration({ kind }: Operation): boolean {
  return kind === 'alterCompositeType' || kind === 'alterDomain';
}

/** The names that both sides have for types of different kinds: one is dropped, and the other created. */
function changedKinds(declared: DatabaseSchema, reflected: DatabaseSchema): readonly QualifiedName[] {
  const kindsOf = ({ enums, domains, compositeTypes, rangeTypes }: DatabaseSchema) => [
    enums,
    domains,
    compositeTypes,
    rangeTypes,
  ];
  const wanted = kindsOf(declared).map((types) => new Set(types.map(nameKey)));
  return kindsOf(reflected).flatMap((types, kind) =>
    types
      .filter((type) => wanted.some((names, other) => other !== kind && names.has(nameKey(type))))
      .map(({ schema, name }) => ({ schema, name })),
  );
}

/** A type that both sides have. */
interface TypePair {
  readonly name: QualifiedName;
  readonly drop: Operation;
  readonly create: Operation;
  compare(context: TypeContext): TypeVerdict;
}

interface TypePairs {
  readonly created: readonly Operation[];
  readonly dropped: readonly Operation[];
  readonly both: readonly TypePair[];
}

interface Kind<T> {
  readonly create: (type: T) => Operation;
  readonly drop: (was: T) => Operation;
  readonly compare: (wanted: T, found: T, context: TypeContext) => TypeVerdict;
}

function typePairs(declared: DatabaseSchema, reflected: DatabaseSchema): TypePairs {
  const kinds = [
    pairsOf(matched(declared.domains, reflected.domains), {
      create: (type) => ({ kind: 'createDomain', type }),
      drop: (was) => ({ kind: 'dropDomain', type: bareName(was), was }),
      compare: compareDomain,
    }),
    pairsOf(matched(declared.compositeTypes, reflected.compositeTypes), {
      create: (type) => ({ kind: 'createCompositeType', type }),
      drop: (was) => ({ kind: 'dropCompositeType', type: bareName(was), was }),
      compare: compareCompositeType,
    }),
    pairsOf(matched(declared.rangeTypes, reflected.rangeTypes), {
      create: (type) => ({ kind: 'createRangeType', type }),
      drop: (was) => ({ kind: 'dropRangeType', type: bareName(was), was }),
      compare: compareRangeType,
    }),
  ];
  return {
    created: kinds.flatMap(({ created }) => created),
    dropped: kinds.flatMap(({ dropped }) => dropped),
    both: kinds.flatMap(({ both }) => both),
  };
}

function matched<T extends QualifiedName>(declared: readonly T[], reflected: readonly T[]): Matched<T, T> {
  return matchByKey(declared, reflected, { left: nameKey, right: nameKey });
}

function pairsOf<T extends QualifiedName>({ onlyLeft, onlyRight, both }: Matched<T, T>, kind: Kind<T>): TypePairs {
  return {
    created: onlyLeft.map(kind.create),
    dropped: onlyRight.map(kind.drop),
    both: both.map(([wanted, found]) => ({
      name: bareName(wanted),
      drop: kind.drop(found),
      create: kind.create(wanted),
      compare: (context) => kind.compare(wanted, found, context),
    })),
  };
}
