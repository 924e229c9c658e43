import { makeObjectName } from '../../schema/choose-name.js';
import type { Column, GeneratedExpression, Identity } from '../../schema/column.js';
import type { QualifiedName } from '../../schema/names.js';
import { type SequenceOptions, type SequenceType, sequenceDefaults } from '../../schema/sequence.js';
import { allTaken } from '../../util/all-taken.js';
import {
  chain,
  type Entry,
  imported,
  integerLiteral,
  link,
  literalDoc,
  object,
  optionalString,
  optionalTrue,
  options,
  sqlTag,
  string,
} from './build-doc.js';
import type { Doc } from './doc.js';
import { columnOptionEntries, notNullEntries } from './option-entries.js';
import { type RenderContext, renderOwn } from './render-context.js';
import { renderDefault } from './render-default.js';
import { nameDoc, renderType } from './render-type.js';

/** The column as in models, by the database's names: `varchar(120).nullable()`. */
export function renderColumn(column: Column, table: QualifiedName, context: RenderContext): Doc {
  const { schema, name } = table;
  return renderOwn({ kind: 'column', object: column, table: { schema, name } }, context, () =>
    renderBuilder(column, table, context),
  );
}

function renderBuilder(column: Column, table: QualifiedName, context: RenderContext): Doc {
  const { name, type, serial, nullable, notNull, collation, serverDefault, identity, generated, ...more }: Said =
    column;
  const { options: columnOptions, comment, ...rest } = more;
  allTaken(rest);
  const typeDoc = serial === null ? renderType(type, context) : renderSerial(column, table);
  const notNullOptions = nullable ? [] : notNullEntries(table, name, notNull);
  const links = [
    collation !== null && link('collate', [nameDoc(collation)]),
    identity !== null && renderIdentity(identity, column, table),
    generated !== null && renderGenerated(generated),
    serverDefault !== null && link('serverDefault', [renderDefault(serverDefault, type, context)]),
    nullable && link('nullable'),
    notNullOptions.length > 0 && link('notNull', [object(notNullOptions)]),
    columnOptions !== undefined && link('options', options(columnOptionEntries(columnOptions))),
    comment !== null && link('comment', [string(comment)]),
  ].filter((each) => each !== false);
  return typeDoc.form === 'chain' ? chain(typeDoc.head, [...typeDoc.links, ...links]) : chain(typeDoc, links);
}

/** Parents and privileges are rendered elsewhere, and a new name is a separate operation. */
type Said = Omit<Column, 'inherited' | 'granted' | 'renamedFrom'>;

const SERIALS = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' } as const;

function isSequenceType(sql: string): sql is SequenceType {
  return sql in SERIALS;
}

function sequenceTypeOf(column: Pick<Column, 'type'>): SequenceType {
  return isSequenceType(column.type.sql) ? column.type.sql : 'bigint';
}

function renderSerial(column: Column, table: QualifiedName): Doc {
  const own = column.serial?.sequence;
  const name = own === sequenceName(table, column.name) ? undefined : own;
  return imported(
    SERIALS[sequenceTypeOf(column)],
    options([['sequence', name === undefined ? undefined : string(name)]]),
  );
}

/** The default name of the sequence of a serial or identity column. */
export function sequenceName(table: QualifiedName, column: string): string {
  return makeObjectName({ table: table.name, columns: column, label: 'seq' });
}

function renderIdentity(identity: Identity, column: Column, table: QualifiedName): Doc {
  const entries = identityEntries(identity, column, table);
  return link('identity', [...(identity.always ? [string('always')] : []), ...options(entries)]);
}

/** The options of the sequence that differ from PostgreSQL's defaults. */
export function identityEntries(
  identity: Identity,
  column: Pick<Column, 'name' | 'type'>,
  table: QualifiedName,
): readonly Entry[] {
  const isOwnName = identity.sequence !== sequenceName(table, column.name);
  return [
    ...sequenceEntries(identity.options, sequenceTypeOf(column)),
    ['sequence', isOwnName ? string(identity.sequence) : undefined],
    ['unlogged', identity.unlogged === undefined ? undefined : literalDoc(identity.unlogged)],
    ['comment', optionalString(identity.comment)],
  ];
}

export function sequenceEntries(given: SequenceOptions, type: SequenceType): readonly Entry[] {
  const usual = sequenceDefaults(type, given.increment);
  const startsAtEdge = given.start === (given.increment.startsWith('-') ? given.maxValue : given.minValue);
  const differs = (key: 'minValue' | 'maxValue' | 'cache'): Doc | undefined =>
    given[key] === usual[key] ? undefined : integerLiteral(given[key]);
  return [
    ['start', startsAtEdge ? undefined : integerLiteral(given.start)],
    ['increment', given.increment === '1' ? undefined : integerLiteral(given.increment)],
    ['minValue', differs('minValue')],
    ['maxValue', differs('maxValue')],
    ['cache', differs('cache')],
    ['cycle', optionalTrue(given.cycle)],
  ];
}

function renderGenerated({ expression, stored }: GeneratedExpression): Doc {
  const virtual = stored ? [] : [object([['virtual', literalDoc(true)]])];
  return link('generatedAs', [sqlTag(expression), ...virtual]);
}
