/**
 * The words of a command line as a POSIX shell reads them, without expanding anything: quotes hold together, a
 * backslash takes the next character as it is. Null if a quote is not closed.
 */
export function splitWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const [word = ''] = WORD.exec(rest) ?? [];
    if (word === '') {
      return null;
    }
    words.push(word.replace(PIECE, unquote));
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}

/** Up to white space outside quotes; nothing if a quote is not closed. */
const WORD = /^(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+(?=\s|$)/s;
const PIECE = /'[^']*'|"(?:\\.|[^"\\])*"|\\./gs;

function unquote(piece: string): string {
  if (piece.startsWith('\\')) {
    return piece.slice(1);
  }
  const inside = piece.slice(1, -1);
  // Between double quotes a backslash stays where it has nothing to protect.
  return piece.startsWith("'") ? inside : inside.replace(/\\(["\\$`])/g, '$1');
}
