import type { Node, RangeVar, TypeName } from 'libpg-query';
import type { QualifiedName } from '../../schema/names.js';
import type { WrittenType } from '../act.js';

export function nameOfTable(relation: RangeVar | undefined): QualifiedName {
  return { schema: relation?.schemaname ?? null, name: relation?.relname ?? '' };
}

/** The words of a list such as `a.b`. */
export function wordsOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    if ('String' in node) return [node.String.sval ?? ''];
    return 'List' in node ? wordsOf(node.List.items) : [];
  });
}

export function nameOfWords(words: readonly string[]): QualifiedName {
  return { schema: words.at(-2) ?? null, name: words.at(-1) ?? '' };
}

/** The object of a DROP, a RENAME, or a SET SCHEMA. */
export function nameOfObject(node: Node | undefined): QualifiedName {
  if (node === undefined) return { schema: null, name: '' };
  if ('List' in node) return nameOfWords(wordsOf(node.List.items));
  if ('String' in node) return { schema: null, name: node.String.sval ?? '' };
  if ('TypeName' in node) return nameOfWords(wordsOf(node.TypeName.names));
  if ('ObjectWithArgs' in node) return nameOfWords(wordsOf(node.ObjectWithArgs.objname));
  return { schema: null, name: '' };
}

export function typeOf(type: TypeName): WrittenType {
  const words = wordsOf(type.names).filter((word) => word !== 'pg_catalog');
  return {
    name: words.join('.'),
    modifiers: (type.typmods ?? []).flatMap((node) =>
      'A_Const' in node && node.A_Const.ival !== undefined ? [node.A_Const.ival.ival ?? 0] : [],
    ),
    isArray: (type.arrayBounds ?? []).length > 0,
  };
}

/** The options of a statement with parentheses: `VACUUM (FULL)`, `REINDEX (CONCURRENTLY)`. */
export function hasOption(options: readonly Node[] | undefined, name: string): boolean {
  return (options ?? []).some((node) => {
    if (!('DefElem' in node) || node.DefElem.defname !== name) return false;
    const { arg } = node.DefElem;
    return arg === undefined || !isOff(arg);
  });
}

const OFF = new Set(['false', 'off', '0', 'no']);

export function isOff(node: Node): boolean {
  if ('String' in node) return OFF.has((node.String.sval ?? '').toLowerCase());
  // PostgreSQL reads a bare word such as `off` as the name of a type.
  if ('TypeName' in node) return OFF.has(wordsOf(node.TypeName.names).join('.').toLowerCase());
  if ('Integer' in node) return (node.Integer.ival ?? 0) === 0;
  return 'Boolean' in node && node.Boolean.boolval !== true;
}

/** Every object in a part of a syntax tree that is a node of a kind, at any depth. */
export function everyNode(tree: unknown, look: (kind: string, node: object) => void): void {
  if (Array.isArray(tree)) for (const item of tree) everyNode(item, look);
  else if (typeof tree === 'object' && tree !== null) {
    for (const [kind, node] of Object.entries(tree)) {
      if (typeof node === 'object' && node !== null && !Array.isArray(node)) look(kind, node);
      everyNode(node, look);
    }
  }
}
