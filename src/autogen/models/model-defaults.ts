import type { ColumnNaming } from '../../schema/column-naming.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { snakeCase } from '../../util/snake-case.js';
import { call, type Entry, options, string } from '../render/build-doc.js';
import type { Doc } from '../render/doc.js';
import { camelCase } from './model-names.js';
import { isPlaced, PLACED_WORDS } from './model-words.js';

/** Defaults that the metadata sets for all its declarations. */
export interface ModelDefaults {
  readonly columnNaming: ColumnNaming;
  /** The schema of objects that don't name one, or null for the default schema of the connection. */
  readonly schema: string | null;
}

/** The defaults that make the models of a database shortest. */
export function chooseModelDefaults(schema: DatabaseSchema): ModelDefaults {
  const columns = schema.tables.flatMap((table) => table.columns.map(({ name }) => name));
  const attributes = schema.compositeTypes.flatMap((type) => type.attributes.map(({ name }) => name));
  // Tables share most names of their columns, and the patterns are slow.
  const times = new Map<string, number>();
  for (const name of [...columns, ...attributes]) times.set(name, (times.get(name) ?? 0) + 1);
  const count = (isCounted: (name: string) => boolean) =>
    [...times].reduce((sum, [name, each]) => (isCounted(name) ? sum + each : sum), 0);
  const unsaid = count((name) => snakeCase(camelCase(name)) !== name);
  const unlike = count((name) => SNAKE_CASE.test(name) || !IDENTIFIER.test(name));
  return { columnNaming: unsaid > unlike ? 'same' : 'snake_case', schema: chooseSchema(schema) };
}

const SNAKE_CASE = /_.*\p{Ll}|\p{Ll}.*_/u;
const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * The schema with most tables, if the default schema is empty. Otherwise models could not refer to objects in the
 * default schema.
 */
function chooseSchema(schema: DatabaseSchema): string | null {
  const { collations, enums, domains, compositeTypes, rangeTypes, sequences, tables, objects } = schema;
  const placed = objects.filter(({ kind }) => isPlaced(kind));
  const all = [collations, enums, domains, compositeTypes, rangeTypes, sequences, tables, placed].flat();
  if (all.some((object) => object.schema === null)) return null;
  const counts = new Map<string, number>();
  for (const { schema: name } of tables) {
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/** `new MetaData({ columnNaming: 'same' })`. */
export function renderMetaData({ columnNaming, schema }: ModelDefaults): Doc {
  const entries: readonly Entry[] = [
    ['columnNaming', columnNaming === 'same' ? string(columnNaming) : undefined],
    ['schema', schema === null ? undefined : string(schema)],
  ];
  return call('new MetaData', options(entries));
}

/** The declaration without the schema that the metadata sets. */
export function withoutDefaultSchema(doc: Doc, { schema }: ModelDefaults): Doc {
  if (schema === null || doc.form !== 'call' || !isPlacedCall(doc.callee)) return doc;
  const last = doc.args.at(-1);
  if (last?.form !== 'list' || last.open !== '{') return doc;
  const said = string(schema);
  const isSaid = (item: Doc) =>
    item.form === 'pair' &&
    item.key === 'schema' &&
    item.value.form === 'text' &&
    said.form === 'text' &&
    item.value.text === said.text;
  const items = last.items.filter((item) => !isSaid(item));
  const others = doc.args.slice(0, -1);
  return { ...doc, args: items.length === 0 && last.items.length > 0 ? others : [...others, { ...last, items }] };
}

function isPlacedCall(callee: string): boolean {
  const [metadata, word, ...others] = callee.split('.');
  return metadata === 'metadata' && word !== undefined && others.length === 0 && PLACED_WORDS.has(word);
}
