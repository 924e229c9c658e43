import { type DefinedKind, ruleOf } from './defined-kinds.js';
import type { ObjectIdentity } from './defined-object.js';

export type ObjectVerb = 'create' | 'replace' | 'drop';

/** `createView`, `dropEventTrigger` */
export function objectDirective<Verb extends ObjectVerb, Kind extends DefinedKind>(
  verb: Verb,
  kind: Kind,
): `${Verb}${Capitalize<Kind>}`;
export function objectDirective(verb: string, kind: string): string {
  return `${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** How a directive names an object: `touch(integer)`, or the name and the table that it stands on. */
export function formatDirectiveName({ name, signature }: ObjectIdentity): string {
  return signature === null ? name : `${name}(${signature})`;
}

/** The reverse of it. */
export function parseDirectiveName(kind: DefinedKind, text: string): Pick<ObjectIdentity, 'name' | 'signature'> {
  const at = text.indexOf('(');
  return ruleOf(kind).place === 'routine' && at !== -1 && text.endsWith(')')
    ? { name: text.slice(0, at), signature: text.slice(at + 1, -1) }
    : { name: text, signature: null };
}
