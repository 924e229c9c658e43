import { sqlRevisionInvalid, sqlStatementRefused } from '../errors/sql-revision-errors.js';
import { type SqlToken, sqlTokens } from '../util/sql-tokens.js';
import { type SqlStatement, StatementSplitter } from './split-statements.js';
import { transactionCommand } from './transaction-command.js';

const MARK = /^--[ \t]*migrate:[ \t]*(upgrade|downgrade)(?:[ \t]+\w+)?[ \t]*$/i;
const ANY_MARK = /^--[ \t]*migrate:[ \t]*(\w*)[ \t]*(.*)$/i;

/** What an SQL revision does in one direction. */
export interface SqlSection {
  readonly statements: readonly SqlStatement[];
  /** Why it is not to be run, where it says `-- migrate: refuse …`. */
  readonly refusal: SqlRefusal | null;
}

export interface SqlRefusal {
  readonly reason: string;
  readonly line: number;
}

export interface SqlSections {
  readonly upgrade: SqlSection;
  /** Null if the file has none, so that the revision cannot be undone. */
  readonly downgrade: SqlSection | null;
}

interface SqlFile {
  readonly path: string;
  /** Whether its SQL runs in the transaction of the run. */
  readonly transaction: boolean;
  /** The one of several databases whose sections are wanted; those without a name are for every one. */
  readonly database?: string | null;
}

/** Whether a line is `-- migrate: upgrade` or `-- migrate: downgrade`, of all databases or of one. */
export function isSectionMark(line: string): boolean {
  return MARK.test(line.trimEnd());
}

/**
 * Reads the statements of an SQL revision, up and down. Line ends are read as `\n`, whatever the checkout made of them.
 * @throws LimbeckError with file and line if the text can't be run as it is.
 */
export function readSqlSections(source: string, file: SqlFile): SqlSections {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const sections = new Map<string, SqlSection>();
  let open: OpenSection | null = null;
  const close = (end: number) => {
    if (open === null) return;
    const { key, splitter, refusal } = open;
    const statements = splitter.finish(end);
    checkTransactions(statements, file);
    sections.set(key, { statements, refusal });
  };
  const marks = new MarkReader(text, file.path);
  for (const token of sqlTokens(text)) {
    const mark = marks.read(token);
    if (mark === null) {
      open?.splitter.take(token);
    } else if (mark.word === 'refuse') {
      if (open !== null) open.refusal ??= mark;
    } else {
      close(mark.start);
      open = openSection(text, mark, { path: file.path, others: sections });
    }
  }
  close(text.length);
  const upgrade = chooseSection(sections, 'upgrade', file) ?? refuseMissing(text, file);
  return { upgrade, downgrade: chooseSection(sections, 'downgrade', file) };
}

function refuseMissing(text: string, { path }: SqlFile): never {
  const lines = text.split('\n').length;
  throw sqlRevisionInvalid(path, lines, 'the file ends without a line "-- migrate: upgrade"');
}

/** A section whose tokens are being read. */
interface OpenSection {
  readonly key: string;
  readonly splitter: StatementSplitter;
  refusal: SqlRefusal | null;
}

interface SectionsOfFile {
  readonly path: string;
  readonly others: ReadonlyMap<string, SqlSection>;
}

function openSection(text: string, mark: Mark, { path, others }: SectionsOfFile): OpenSection {
  const key = keyOf(mark);
  if (others.has(key)) throw sqlRevisionInvalid(path, mark.line, `"-- migrate: ${key}" is here a second time`);
  const splitter = new StatementSplitter(text, { file: path, line: mark.line, offset: mark.end });
  return { key, splitter, refusal: null };
}

/** `upgrade`, or `upgrade app` if the section is for one of several databases. */
function keyOf({ word, reason }: Mark): string {
  return `${word} ${reason.trim()}`.trim();
}

const NOTHING: SqlSection = { statements: [], refusal: null };

/** A database for which a revision has no section, while another one has, is left as it is. */
function chooseSection(sections: ReadonlyMap<string, SqlSection>, word: string, { database }: SqlFile) {
  const others = [...sections.keys()].some((key) => key.startsWith(`${word} `));
  return sections.get(`${word} ${database ?? ''}`) ?? sections.get(word) ?? (others ? NOTHING : null);
}

/** Every line `-- migrate: …` that names a database, and some that don't. */
const MAY_NAME_DATABASE = /^--[ \t]*migrate:[ \t]*(?!(?:up|down)grade[ \t]*$)/im;

/** The databases that the sections of an SQL revision are for; none if they are for every one. */
export function databasesOfSections(source: string, path: string): readonly string[] {
  if (!MAY_NAME_DATABASE.test(source)) return [];
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const marks = new MarkReader(text, path);
  const names: string[] = [];
  for (const token of sqlTokens(text)) {
    const mark = marks.read(token);
    if (mark !== null && mark.word !== 'refuse' && mark.reason !== '') names.push(mark.reason.trim());
  }
  return names;
}

interface Mark extends SqlRefusal {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the lines `-- migrate: …` among the tokens of a text: in a string such a line is text. */
class MarkReader {
  readonly #text: string;
  readonly #file: string;
  #isFirst = true;
  /** A line whose offset is known. */
  #known = { offset: 0, line: 1 };

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  /** @returns null for other tokens */
  read({ kind, text, start }: SqlToken): Mark | null {
    if (kind !== 'comment') {
      if (this.#isFirst && text.trim() !== '') {
        const what = 'this is before "-- migrate: upgrade" and isn\'t a comment';
        throw sqlRevisionInvalid(this.#file, this.#lineOf(start), what);
      }
      return null;
    }
    const [, word, reason = ''] = isLineStart(this.#text, start) ? (ANY_MARK.exec(text) ?? []) : [];
    if (word === undefined) return null;
    const mark = { word: word.toLowerCase(), reason, line: this.#lineOf(start), start, end: start + text.length };
    refuseUnknown(mark, this.#file, this.#isFirst);
    this.#isFirst = false;
    return mark;
  }

  #lineOf(offset: number): number {
    const { offset: from, line } = this.#known;
    this.#known = { offset, line: line + this.#text.slice(from, offset).split('\n').length - 1 };
    return this.#known.line;
  }
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

function refuseUnknown({ word, reason, line }: Mark, file: string, isFirst: boolean): void {
  const isKnown =
    word === 'refuse' ? !isFirst && reason !== '' : /^(?:up|down)grade$/.test(word) && /^\w*\s*$/.test(reason);
  if (isKnown) return;
  const known =
    '"-- migrate: upgrade", "-- migrate: downgrade", each also with the name of a database, and, below one of them, "-- migrate: refuse <reason>"';
  throw sqlRevisionInvalid(file, line, `"-- migrate: ${`${word} ${reason}`.trim()}" is not among ${known}`);
}

/** In the transaction of the run nothing may end it; elsewhere what is begun has to be ended. */
function checkTransactions(statements: readonly SqlStatement[], { path, transaction }: SqlFile): void {
  let open: SqlStatement | null = null;
  for (const statement of statements) {
    const command = transactionCommand(statement.words);
    if (command === null) continue;
    if (transaction) {
      throw refused(statement, path, `${statement.words[0]} would change the transaction of the run`);
    }
    open = command === 'begins' ? statement : null;
  }
  if (open !== null) throw refused(open, path, 'the transaction that begins here has no end in this section');
}

function refused({ line, column }: SqlStatement, file: string, what: string) {
  const hint = 'Remove it. Or write `-- Transaction: false` into the header, and begin and end transactions yourself.';
  return sqlStatementRefused({ file, line, column }, what, hint);
}
