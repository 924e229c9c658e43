import { contradictoryColumn, invalidType } from '../../errors/model-errors.js';
import type { Column, Identity } from '../../schema/column.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { SequenceType } from '../../schema/sequence.js';
import { findOutOfRange } from '../../schema/type-ranges.js';
import { typeSql } from '../../schema/types.js';
import type { ColumnState } from '../column-state.js';
import type { DeclaredType } from '../declared-type.js';
import { defaultSql } from '../default-value.js';
import { toNotNull } from '../not-null.js';
import { renderSql } from '../sql.js';
import type { DeclaredColumn } from '../table.js';
import { parseName } from '../table-name.js';
import { columnType } from './column-type.js';
import { toSequenceOptions } from './sequence-value.js';

export interface ColumnContext {
  readonly table: QualifiedName;
  /** Chooses the name of the sequence behind an identity or serial column. */
  readonly chooseSequence: (column: string, given: string | null) => string;
  /** A schema given by its name may be the default one. */
  readonly home: (name: QualifiedName) => QualifiedName;
  /** Whether the table is, if that is known: the sequence behind a column is as well, unless it says something else. */
  readonly unlogged?: boolean;
}

/** The column as the schema values know it. Refuses one that contradicts itself. */
export function columnValue({ name, state: declared }: DeclaredColumn, context: ColumnContext): Column {
  const type = homeType(declared.type, context);
  const state = type === declared.type ? declared : { ...declared, type };
  const place = { table: formatName(context.table), column: name };
  refuseParameters(type, place);
  refuseContradictions(state, place);
  return {
    name,
    type: columnType(state.type, state.array),
    nullable: state.nullable,
    collation:
      state.collation === null || state.collation === 'default' ? null : context.home(parseName(state.collation, null)),
    serverDefault: defaultValue(state, place),
    identity: identityValue(state, place, context),
    generated:
      state.generated === null ? null : { ...state.generated, expression: renderSql(state.generated.expression) },
    serial: state.serial === null ? null : { sequence: context.chooseSequence(name, state.serial.sequence) },
    comment: state.comment,
    ...(state.notNull !== null && { notNull: toNotNull(state.notNull, context.table, name) }),
    ...(state.options !== null && { options: state.options }),
    ...(state.renamedFrom !== null && { renamedFrom: state.renamedFrom }),
  };
}

function defaultValue({ serverDefault, type, array }: ColumnState, place: Place): string | null {
  return serverDefault === null ? null : defaultSql(serverDefault.value, { type, array, place });
}

function homeType(type: DeclaredType, { home }: ColumnContext): DeclaredType {
  return 'name' in type ? { ...type, name: home(type.name) } : type;
}

interface Place {
  readonly table: string;
  readonly column: string;
}

function identityValue({ identity, type }: ColumnState, place: Place, context: ColumnContext): Identity | null {
  if (identity === null) {
    return null;
  }
  const { always, options } = identity;
  const what = `The identity column "${place.column}" of table "${place.table}"`;
  return {
    always,
    sequence: context.chooseSequence(place.column, options.sequence ?? null),
    options: toSequenceOptions(options, findSequenceType(type) ?? 'bigint', what),
    ...(options.comment && { comment: options.comment }),
    ...(options.unlogged !== undefined && options.unlogged !== context.unlogged && { unlogged: options.unlogged }),
  };
}

/** The type of the sequence behind a column of this type; undefined if none can be behind it. */
function findSequenceType(type: DeclaredType): SequenceType | undefined {
  const builder = type.kind === 'builtin' ? type.builder : null;
  return builder === 'smallint' || builder === 'integer' || builder === 'bigint' ? builder : undefined;
}

function refuseParameters(type: DeclaredType, place: Place): void {
  const why = type.kind === 'builtin' ? findOutOfRange(type.builder, type.parameters) : null;
  if (why !== null) {
    throw invalidType(place, why);
  }
}

const SOURCES = [
  ['serverDefault', 'a default'],
  ['identity', 'an identity'],
  ['generated', 'a generated expression'],
  ['serial', 'a serial type'],
] as const;

function refuseContradictions(state: ColumnState, place: Place): void {
  const { serverDefault, identity, generated, serial } = state;
  if (
    Number(serverDefault !== null) + Number(identity !== null) + Number(generated !== null) + Number(serial !== null) >
    1
  ) {
    const sources = SOURCES.filter(([key]) => state[key] !== null);
    throw contradictoryColumn(place, sources.map(([, what]) => what).join(' and '), 'Keep one of them.');
  }
  if (state.nullable && state.primaryKey !== null) {
    throw contradictoryColumn(place, 'a primary key and .nullable()', 'Take .nullable() away.');
  }
  if (state.nullable && state.identity !== null) {
    throw contradictoryColumn(place, 'an identity and .nullable()', 'Take .nullable() away.');
  }
  if (state.serial !== null && state.array) {
    throw contradictoryColumn(place, 'a serial type and .array()', 'Take .array() away.');
  }
  if (state.identity !== null && (state.array || findSequenceType(state.type) === undefined)) {
    const type = typeSql(columnType(state.type, state.array));
    throw contradictoryColumn(place, `an identity and the type ${type}`, 'Use smallint, integer or bigint.');
  }
}
