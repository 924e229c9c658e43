import type { DefinedKind } from './defined-kinds.js';

export type ObjectVerb = 'create' | 'replace' | 'drop' | 'rename' | 'move';

/** `createView`, `dropEventTrigger`, `setViewSchema` */
type ObjectDirectiveName<Verb extends ObjectVerb, Kind extends DefinedKind> = Verb extends 'move'
  ? `set${Capitalize<Kind>}Schema`
  : `${Verb}${Capitalize<Kind>}`;

export function objectDirective<Verb extends ObjectVerb, Kind extends DefinedKind>(
  verb: Verb,
  kind: Kind,
): ObjectDirectiveName<Verb, Kind>;
export function objectDirective(verb: ObjectVerb, kind: string): string {
  const capitalized = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return verb === 'move' ? `set${capitalized}Schema` : `${verb}${capitalized}`;
}

/** One directive for each of the kinds, under its name. */
export function directivesOf<Verb extends ObjectVerb, Kind extends DefinedKind, Directive>(
  verb: Verb,
  kinds: readonly Kind[],
  make: (kind: Kind) => Directive,
): { readonly [Each in Kind as ObjectDirectiveName<Verb, Each>]: Directive };
export function directivesOf<Kind extends DefinedKind>(
  verb: ObjectVerb,
  kinds: readonly Kind[],
  make: (kind: Kind) => unknown,
): object {
  return Object.fromEntries(kinds.map((kind) => [objectDirective(verb, kind), make(kind)]));
}
