import type { DefinedKind } from './defined-kinds.js';

export type ObjectVerb = 'create' | 'replace' | 'drop' | 'rename';

/** `createView`, `dropEventTrigger` */
export function objectDirective<Verb extends ObjectVerb, Kind extends DefinedKind>(
  verb: Verb,
  kind: Kind,
): `${Verb}${Capitalize<Kind>}`;
export function objectDirective(verb: string, kind: string): string {
  return `${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
