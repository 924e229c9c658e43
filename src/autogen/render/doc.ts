import type { SourceCode } from '../../util/escape.js';

/**
 * A piece of TypeScript that knows how it may break over lines. The rules are those of Prettier's and Biome's defaults
 * for the few forms that a revision is made of, so that a formatter finds next to nothing to do.
 */
export type Doc =
  | { readonly form: 'text'; readonly text: SourceCode; readonly imports: readonly string[] }
  | { readonly form: 'list'; readonly open: '[' | '{'; readonly items: readonly Doc[]; readonly expanded: boolean }
  | { readonly form: 'pair'; readonly key: string; readonly value: Doc }
  | { readonly form: 'call'; readonly callee: string; readonly args: readonly Doc[]; readonly imported: boolean }
  | { readonly form: 'chain'; readonly head: Doc; readonly links: readonly Doc[] }
  /** A template literal behind the tag `sql`; it never breaks. */
  | { readonly form: 'sql'; readonly text: string };

const WIDTH = 100;

const CLOSE = { '[': ']', '{': '}' } as const;

/** The place of a piece: how deep it is indented, and how many characters share its first and its last line. */
export interface Place {
  readonly indent: number;
  readonly before: number;
  readonly after: number;
}

/** The piece as text; lines after the first carry their indentation. */
export function printDoc(doc: Doc, place: Place): string {
  // Most pieces don't fit, so they are measured up to the edge before any text is put together.
  const room = WIDTH - place.indent - place.before - place.after;
  if (!mustBreak(doc) && roomAfter(doc, room) >= 0) {
    return flatten(doc);
  }
  switch (doc.form) {
    case 'text':
    case 'sql':
      return flatten(doc);
    case 'list':
      return printList(doc.open, doc.items, place);
    case 'pair':
      return printPair(doc.key, doc.value, place);
    case 'call':
      return printCall(doc.callee, doc.args, place);
    case 'chain':
      return printChain(doc.head, doc.links, place);
  }
}

function flatten(doc: Doc): string {
  switch (doc.form) {
    case 'text':
      return doc.text;
    case 'sql':
      return `sql\`${doc.text}\``;
    case 'list':
      return flattenList(doc.open, doc.items);
    case 'pair':
      return `${doc.key}: ${flatten(doc.value)}`;
    case 'call':
      return `${doc.callee}(${doc.args.map(flatten).join(', ')})`;
    case 'chain':
      return [doc.head, ...doc.links].map(flatten).join('');
  }
}

function flattenList(open: '[' | '{', items: readonly Doc[]): string {
  const inside = items.map(flatten).join(', ');
  return open === '{' && items.length > 0 ? `{ ${inside} }` : `${open}${inside}${CLOSE[open]}`;
}

/** The characters of `room` that are left after the flat piece, as {@link flatten} writes it; negative if it doesn't fit. */
function roomAfter(doc: Doc, room: number): number {
  switch (doc.form) {
    case 'text':
      return room - doc.text.length;
    case 'sql':
      return room - 'sql``'.length - doc.text.length;
    case 'list': {
      const around = doc.open === '{' && doc.items.length > 0 ? '{  }'.length : 2;
      return roomAfterAll(doc.items, room - around, 2);
    }
    case 'pair':
      return roomAfter(doc.value, room - doc.key.length - ': '.length);
    case 'call':
      return roomAfterAll(doc.args, room - doc.callee.length - '()'.length, 2);
    case 'chain':
      return roomAfterAll(doc.links, roomAfter(doc.head, room), 0);
  }
}

/** The same for pieces with a separator of this length in between. */
function roomAfterAll(docs: readonly Doc[], room: number, separator: number): number {
  let left = room + (docs.length > 0 ? separator : 0);
  for (const doc of docs) {
    if (left < 0) return left;
    left = roomAfter(doc, left - separator);
  }
  return left;
}

/** An object that a formatter finds expanded stays so, and with it all that is around it. */
function mustBreak(doc: Doc): boolean {
  switch (doc.form) {
    case 'text':
      return false;
    case 'sql':
      return doc.text.includes('\n');
    case 'list':
      return (doc.expanded && doc.items.length > 0) || doc.items.some(mustBreak);
    case 'pair':
      return mustBreak(doc.value);
    case 'call':
      return doc.args.some(mustBreak);
    case 'chain':
      return [doc.head, ...doc.links].some(mustBreak);
  }
}

function printList(open: '[' | '{', items: readonly Doc[], { indent }: Place): string {
  return `${open}${printItems(items, indent)}${CLOSE[open]}`;
}

/** Each item on a separate line, with a comma after it. */
function printItems(items: readonly Doc[], indent: number): string {
  const inner = indent + 2;
  const lines = items.map((item) => `${spaces(inner)}${printDoc(item, { indent: inner, before: 0, after: 1 })},`);
  return items.length === 0 ? '' : `\n${lines.join('\n')}\n${spaces(indent)}`;
}

function printPair(key: string, value: Doc, place: Place): string {
  return `${key}: ${printDoc(value, { ...place, before: place.before + key.length + 2 })}`;
}

/** The last argument is hugged where it is the only list, or SQL of several lines alone; otherwise each argument gets a line. */
function printCall(callee: string, args: readonly Doc[], place: Place): string {
  const last = args.at(-1);
  if (last?.form === 'sql' && args.length === 1 && mustBreak(last)) {
    return `${callee}(${flatten(last)})`;
  }
  const others = args.slice(0, -1);
  if (last?.form === 'list' && last.items.length > 0 && !others.some(mustBreak)) {
    const start = `${callee}(${others.map((arg) => `${flatten(arg)}, `).join('')}`;
    const fits = place.indent + place.before + start.length + 1 <= WIDTH;
    const penultimate = others.at(-1);
    if (fits && !(penultimate?.form === 'list' && penultimate.open === last.open)) {
      return `${start}${printList(last.open, last.items, place)})`;
    }
  }
  return `${callee}(${printItems(args, place.indent)})`;
}

/** A chain of three calls and more gets a line for each; a shorter one breaks inside its last call. */
function printChain(head: Doc, links: readonly Doc[], place: Place): string {
  if (links.length < 2) {
    const start = flatten(head);
    return start + links.map((link) => printDoc(link, { ...place, before: place.before + start.length })).join('');
  }
  const inner = place.indent + 2;
  const lines = links.map(
    (link) => `${spaces(inner)}${printDoc(link, { indent: inner, before: 0, after: place.after })}`,
  );
  return `${printDoc(head, place)}\n${lines.join('\n')}`;
}

export function spaces(count: number): string {
  return ' '.repeat(count);
}

/** What pieces need from elsewhere. */
export interface Imports {
  /** Names out of `limbeck/schema`. */
  readonly names: Set<string>;
  /** Whole statements that a user gave. */
  readonly statements: Set<string>;
}

/** Adds what the piece needs. */
export function addImports(doc: Doc, imports: Imports): void {
  switch (doc.form) {
    case 'text':
      for (const statement of doc.imports) imports.statements.add(statement);
      return;
    case 'sql':
      imports.names.add('sql');
      return;
    case 'list':
      addImportsOfAll(doc.items, imports);
      return;
    case 'pair':
      addImports(doc.value, imports);
      return;
    case 'call':
      if (doc.imported) {
        imports.names.add(doc.callee);
      }
      addImportsOfAll(doc.args, imports);
      return;
    case 'chain':
      addImports(doc.head, imports);
      addImportsOfAll(doc.links, imports);
  }
}

function addImportsOfAll(docs: readonly Doc[], imports: Imports): void {
  for (const doc of docs) {
    addImports(doc, imports);
  }
}
