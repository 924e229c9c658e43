import type { QualifiedName } from '../../schema/names.js';

const NEXTVAL = /\bnextval\('((?:[^']|'')*)'/g;
const NAME_PART = /"((?:[^"]|"")*)"|([^".]+)/g;

/** The sequences that a default draws from: `nextval('audit."Log_id_seq"'::regclass)`. */
export function sequencesIn(expression: string): readonly QualifiedName[] {
  // Most defaults draw from none.
  if (!expression.includes('nextval')) return [];
  return [...expression.matchAll(NEXTVAL)].map(([, name = '']) => parseName(name.replaceAll("''", "'")));
}

function parseName(text: string): QualifiedName {
  const parts = [...text.matchAll(NAME_PART)].map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare);
  const [name = '', schema = null] = parts.toReversed();
  return { schema, name };
}

/** The default with other names of sequences. `literalOf` returns a string constant, or null to keep the name. */
export function renameSequencesIn(expression: string, literalOf: (name: QualifiedName) => string | null): string {
  return expression.replaceAll(NEXTVAL, (call: string, text: string) => {
    const literal = literalOf(parseName(text.replaceAll("''", "'")));
    return literal === null ? call : call.replace(`'${text}'`, () => literal);
  });
}
