import { type DefinedKind, ruleOf } from './defined-kinds.js';
import type { ObjectIdentity } from './defined-object.js';

export type ObjectVerb = 'create' | 'replace' | 'drop' | 'rename';

/** `createView`, `dropEventTrigger` */
export function objectDirective<Verb extends ObjectVerb, Kind extends DefinedKind>(
  verb: Verb,
  kind: Kind,
): `${Verb}${Capitalize<Kind>}`;
export function objectDirective(verb: string, kind: string): string {
  return `${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** How a directive names an object: `touch(integer)`, `ordered USING btree`, or the name alone. */
export function formatDirectiveName({ kind, name, signature }: ObjectIdentity): string {
  if (signature === null) {
    return name;
  }
  return ruleOf(kind).place === 'method' ? `${name} USING ${signature}` : `${name}(${signature})`;
}

/** The reverse of it. */
export function parseDirectiveName(kind: DefinedKind, text: string): Pick<ObjectIdentity, 'name' | 'signature'> {
  const [, name, signature] = SIGNED[ruleOf(kind).place]?.exec(text) ?? [];
  return name === undefined || signature === undefined ? { name: text, signature: null } : { name, signature };
}

const WITH_ARGUMENTS = /^([^(]+)\((.*)\)$/s;

const SIGNED: Readonly<Partial<Record<ReturnType<typeof ruleOf>['place'], RegExp>>> = {
  routine: WITH_ARGUMENTS,
  operator: WITH_ARGUMENTS,
  method: /^(.+) USING (\S+)$/is,
};
