const SPECIAL = /[*?{}[\]]/;

/** Whether a path is a pattern of paths. */
export function isFilePattern(path: string): boolean {
  return SPECIAL.test(path);
}

/** The folder that all paths of a pattern are in: its first parts that have no special character. */
export function patternFolder(pattern: string): string {
  const parts = pattern.split('/');
  const special = parts.findIndex((part) => SPECIAL.test(part));
  return parts.slice(0, special === -1 ? -1 : special).join('/') || '/';
}

/**
 * The paths that a pattern means: `*` and `?` are characters except `/`, `**` any number of folders, `{a,b}` one of the
 * texts, `[ab]` one of the characters. `/` separates the parts of both.
 */
export function filePattern(pattern: string): RegExp {
  return new RegExp(`^${toSource(pattern)}$`);
}

const TOKEN = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\][]+\]|[\s\S]/g;

function toSource(pattern: string): string {
  return pattern.replaceAll(TOKEN, (token) => {
    switch (token) {
      case '**/':
        return '(?:[^/]+/)*';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return token.length === 1 ? escapeCharacter(token) : groupSource(token);
    }
  });
}

function groupSource(token: string): string {
  const inside = token.slice(1, -1);
  if (token.startsWith('{')) return `(?:${inside.split(',').map(toSource).join('|')})`;
  const isNegated = inside.startsWith('!') || inside.startsWith('^');
  return `[${isNegated ? '^/' : ''}${inside.slice(isNegated ? 1 : 0).replaceAll(/[\\^]/g, '\\$&')}]`;
}

function escapeCharacter(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
}
