import type { AlterColumn, TypeChange } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { sameValueBut } from '../../../util/same-value.js';
import type { BaseTypes } from '../types/type-graph.js';
import { compareColumnOptions } from './compare-column-options.js';
import { compareTypes } from './compare-column-types.js';
import { becomesPlain, compareGenerated } from './compare-generated.js';
import { compareIdentity, compareIdentityComments } from './compare-identity.js';
import { compareNotNull, compareNullable } from './compare-not-null.js';
import { alterSerialSequence, compareSerial } from './compare-serial.js';
import { compareServerDefaults } from './compare-server-defaults.js';

/** A column that both sides have. */
export interface ColumnPair {
  readonly table: QualifiedName;
  readonly declared: Column;
  readonly reflected: Column;
  /** The table before its parents change. */
  readonly before: Table;
  readonly serverVersion: number;
  readonly baseTypes: BaseTypes;
  /** The enum of the column is rebuilt, which also sets the default. */
  readonly movesWithEnum: boolean;
  /** The default or the generation expression depends on something that is rebuilt. */
  readonly isDefaultRebuilt: boolean;
  /** PostgreSQL can't change the type of the generated column, or make it plain. */
  readonly isBound: boolean;
}

/** What happens to such a column. With `rebuild`, it is dropped and added again. */
export type ColumnVerdict = 'rebuild' | ColumnAlterations;

export interface ColumnAlterations {
  readonly operations: readonly Operation[];
  /** PostgreSQL recreates the indexes, constraints and statistics objects that use the column. */
  readonly isRetyped: boolean;
  /** The column temporarily has another type. */
  readonly isMoved?: boolean;
}

export function compareColumns(pair: ColumnPair): ColumnVerdict {
  if (pair.isDefaultRebuilt) {
    return compareWithoutDefault(pair);
  }
  // Nearly every column is unchanged, and a detailed comparison of each would take most of the
  // time.
  return sameValueBut(pair.declared, pair.reflected, NOT_COMPARED)
    ? { operations: compareNotNull(pair), isRetyped: pair.movesWithEnum }
    : compareDetails(pair);
}

/** The default is dropped first and set last. */
function compareWithoutDefault(pair: ColumnPair): ColumnVerdict {
  const { declared, reflected, movesWithEnum } = pair;
  const rest = compareColumns({ ...pair, isDefaultRebuilt: false, reflected: { ...reflected, serverDefault: null } });
  if (becomesPlain(declared, reflected)) {
    return rest;
  }
  if (reflected.generated !== null || rest === 'rebuild') {
    return 'rebuild';
  }
  const [from, to] = [reflected.serverDefault, declared.serverDefault];
  return {
    ...rest,
    operations: [
      // The parent may have dropped it already.
      ...(from === null ? [] : alteration(pair, { serverDefault: { from, to: null } })),
      ...rest.operations,
      ...(movesWithEnum && to !== null ? alteration(pair, { serverDefault: { from: null, to } }) : []),
    ],
  };
}

const NOT_COMPARED: ReadonlySet<string> = new Set(['renamedFrom', 'inherited', 'notNull', 'granted']);

function compareDetails(pair: ColumnPair): ColumnVerdict {
  const { table, declared, reflected } = pair;
  const generated = compareGenerated(declared, reflected, pair.serverVersion);
  const type = compareTypes(declared, reflected, pair.baseTypes);
  if (generated === 'rebuild' || isStuck(pair, type)) {
    return 'rebuild';
  }
  const losesExpression = generated !== null && generated.to === null;
  const serverDefault = pair.movesWithEnum ? null : compareServerDefaults(declared, reflected, type);
  const { comment } = declared;
  return {
    isRetyped: type !== null || pair.movesWithEnum || (generated !== null && !losesExpression),
    operations: [
      ...(losesExpression ? alteration(pair, { generated }) : []),
      ...alteration(pair, {
        ...(type !== null && { type }),
        ...(generated !== null && !losesExpression && { generated }),
        ...compareNullable(pair),
        ...(serverDefault !== null && { serverDefault }),
        ...compareIdentity(declared, reflected),
        ...compareSerial(declared, reflected),
        ...compareColumnOptions(declared, reflected, { type, serverVersion: pair.serverVersion }),
        ...(comment !== reflected.comment && { comment: { from: reflected.comment, to: comment } }),
      }),
      ...alterSerialSequence(table, declared, reflected),
      ...compareNotNull(pair),
      ...compareIdentityComments(table, declared, reflected),
    ],
  };
}

function isStuck({ declared, reflected, isBound }: ColumnPair, type: TypeChange | null): boolean {
  // PostgreSQL accepts no USING for a generated column.
  const needsUsing = declared.generated !== null && type?.using !== undefined;
  return needsUsing || (isBound && (type !== null || becomesPlain(declared, reflected)));
}

type Changes = Omit<AlterColumn, 'kind' | 'table' | 'column'>;

function alteration({ table, declared }: ColumnPair, changes: Changes): readonly AlterColumn[] {
  const isSame = Object.keys(changes).length === 0;
  return isSame ? [] : [{ kind: 'alterColumn', table, column: declared.name, ...changes }];
}
