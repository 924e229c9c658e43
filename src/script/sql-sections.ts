import { sqlRevisionInvalid, sqlStatementRefused } from '../errors/sql-revision-errors.js';
import { sqlTokens } from '../util/sql-tokens.js';
import { type SqlStatement, splitStatements } from './split-statements.js';
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
  const marks = findMarks(text, file.path);
  const sections = new Map<string, SqlSection>();
  for (const [index, mark] of marks.entries()) {
    if (mark.word === 'refuse') continue;
    const key = keyOf(mark);
    if (sections.has(key)) {
      throw sqlRevisionInvalid(file.path, mark.line, `"-- migrate: ${key}" is here a second time`);
    }
    const next = marks.findIndex(({ word }, later) => later > index && word !== 'refuse');
    const refusal = marks.slice(index + 1, next === -1 ? undefined : next)[0] ?? null;
    const sql = text.slice(mark.end, marks[next]?.start);
    const statements = splitStatements(sql, { file: file.path, line: mark.line });
    checkTransactions(statements, file);
    sections.set(key, { statements, refusal });
  }
  const upgrade = chooseSection(sections, 'upgrade', file);
  if (upgrade === null) {
    const lines = text.split('\n').length;
    throw sqlRevisionInvalid(file.path, lines, 'the file ends without a line "-- migrate: upgrade"');
  }
  return { upgrade, downgrade: chooseSection(sections, 'downgrade', file) };
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
  const marks = findMarks(source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), path);
  return marks.flatMap(({ word, reason }) => (word === 'refuse' || reason === '' ? [] : [reason.trim()]));
}

interface Mark extends SqlRefusal {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The lines `-- migrate: …` that are comments: in a string they are text. */
function findMarks(text: string, file: string): readonly Mark[] {
  const marks: Mark[] = [];
  let line = 1;
  for (const { kind, text: token, start } of sqlTokens(text)) {
    const [, name, reason = ''] = kind === 'comment' && isLineStart(text, start) ? (ANY_MARK.exec(token) ?? []) : [];
    if (name !== undefined) {
      marks.push(toMark({ word: name.toLowerCase(), reason, line, start, end: start + token.length }, file, marks));
    } else if (marks.length === 0 && kind !== 'comment' && token.trim() !== '') {
      throw sqlRevisionInvalid(file, line, 'this is before "-- migrate: upgrade" and isn\'t a comment');
    }
    line += token.split('\n').length - 1;
  }
  return marks;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

function toMark(mark: Mark, file: string, before: readonly Mark[]): Mark {
  const { word, reason, line } = mark;
  const isKnown =
    word === 'refuse' ? before.length > 0 && reason !== '' : /^(?:up|down)grade$/.test(word) && /^\w*\s*$/.test(reason);
  if (!isKnown) {
    const known =
      '"-- migrate: upgrade", "-- migrate: downgrade", each also with the name of a database, and, below one of them, "-- migrate: refuse <reason>"';
    throw sqlRevisionInvalid(file, line, `"-- migrate: ${`${word} ${reason}`.trim()}" is not among ${known}`);
  }
  return mark;
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
