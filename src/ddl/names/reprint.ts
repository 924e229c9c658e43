import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { NotParsed, SqlReader } from './sql-reader.js';

interface Reprinted {
  readonly text: string;
  /** What the text must be, for the message. */
  readonly expected: string;
  /** The text that the message shows, if it has more than this part. */
  readonly shown?: string | undefined;
}

/** Parses the whole text and prints it again. Refuses text that can't be parsed, and says what is expected. */
export function reprint({ text, expected, shown = text }: Reprinted, print: (reader: SqlReader) => string): string {
  try {
    const reader = new SqlReader(text);
    const printed = print(reader);
    if (!reader.atEnd) throw new NotParsed('more text follows');
    return printed;
  } catch (error) {
    if (error instanceof NotParsed) throw directiveArgumentInvalid('name', expected, shown);
    throw error;
  }
}
