import { asSource, literalSource, type SourceCode, stringSource, templateSource } from '../../util/escape.js';
import type { Doc } from './doc.js';

/**
 * Source code as it is. A text from outside is a {@link string} or an {@link sqlTag}.
 * @param imports statements that import what the source needs, in addition to `limbeck/schema`
 */
export function code(text: SourceCode, imports: readonly string[] = []): Doc {
  return { form: 'text', text, imports };
}

/** `12`, `12n`, `true`, `null`. */
export function literalDoc(value: number | bigint | boolean | null | undefined): Doc {
  return code(literalSource(value));
}

/** A function of `limbeck/schema`. */
export function imported(callee: string, args: readonly Doc[]): Doc {
  return { form: 'call', callee, args, imported: true };
}

export function call(callee: string, args: readonly Doc[]): Doc {
  return { form: 'call', callee, args, imported: false };
}

/** `head.link(…).link(…)`, or only the head if there are no links. */
export function chain(head: Doc, links: readonly Doc[]): Doc {
  return links.length === 0 ? head : { form: 'chain', head, links };
}

/** One link of a chain: `.nullable()`. */
export function link(method: string, args: readonly Doc[] = []): Doc {
  return { form: 'call', callee: `.${method}`, args, imported: false };
}

export function string(value: string): Doc {
  return code(stringSource(value));
}

/** A piece of SQL by the tag `sql`; the template gives back exactly this text. */
export function sqlTag(value: string): Doc {
  return { form: 'sql', text: templateSource(value) };
}

export function strings(values: readonly string[]): Doc {
  return array(values.map(string));
}

export function array(items: readonly Doc[]): Doc {
  return { form: 'list', open: '[', items, expanded: false };
}

/** An entry of an object, which is omitted if undefined. */
export type Entry = readonly [key: string, value: Doc | undefined];

export function object(entries: readonly Entry[], expanded = false): Doc {
  const items = entries.flatMap(([key, value]): Doc[] =>
    value === undefined ? [] : [{ form: 'pair', key: propertyKey(key), value }],
  );
  return { form: 'list', open: '{', items, expanded };
}

function propertyKey(key: string): string {
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) && key !== '__proto__') {
    return key;
  }
  // In an object literal, only the computed form of this name creates an own property.
  const spelled = stringSource(key);
  return key === '__proto__' ? `[${spelled}]` : spelled;
}

/** The options of a call as its last argument. Empty if no option is set. */
export function options(entries: readonly Entry[]): readonly Doc[] {
  const said = entries.filter(([, value]) => value !== undefined);
  return said.length === 0 ? [] : [object(said)];
}

/** `true`, or undefined to omit the option. */
export function optionalTrue(value: boolean | undefined): Doc | undefined {
  return value === true ? literalDoc(true) : undefined;
}

export function optionalString(value: string | null | undefined): Doc | undefined {
  return value === null || value === undefined ? undefined : string(value);
}

export function optionalSql(value: string | null | undefined): Doc | undefined {
  return value === null || value === undefined ? undefined : sqlTag(value);
}

export function optionalStrings(values: readonly string[]): Doc | undefined {
  return values.length === 0 ? undefined : strings(values);
}

/** A number given as decimal text. Other text is written as a string, and refused if a number is required. */
export function optionalNumber(decimal: string | undefined): Doc | undefined {
  if (decimal === undefined) return undefined;
  return /^\d+(?:\.\d+)?$/.test(decimal) ? code(asSource(decimal)) : string(decimal);
}

/** A whole number given as decimal text; as a bigint where a JavaScript number would lose digits. */
export function integerLiteral(decimal: string): Doc {
  if (!/^-?\d+$/.test(decimal)) return string(decimal);
  return literalDoc(Number.isSafeInteger(Number(decimal)) ? Number(decimal) : BigInt(decimal));
}

export function docOrNull(doc: Doc | undefined): Doc {
  return doc ?? literalDoc(null);
}
