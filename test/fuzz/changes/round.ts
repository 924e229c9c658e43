import { commands } from '../../../src/commands/commands.js';
import type { RenameOptions } from '../../../src/commands/difference/renames/given-rename.js';
import { LimbeckError } from '../../../src/errors/limbeck-error.js';
import type { SettingsInput } from '../../../src/settings/resolve-settings.js';
import type { Queryable } from '../../../src/util/queryable.js';
import { describeDatabase } from '../../support/describe-database.js';
import type { UserProject } from '../../support/project.js';
import { describeSettled } from '../../support/settle-database.js';
import type { Case } from './arbitrary.js';
import { applyChanges } from './change.js';
import { EXTRA_SOURCES } from './describe-extras.js';
import { resolveLinks } from './links.js';
import { renameOptions, type Sides } from './renames.js';
import { renderAccess, renderSql } from './render.js';
import { ONE_OF_EACH, renderModels } from './render-models.js';
import { insertRows, type Kept, keptRows, readRows } from './rows.js';
import { World } from './world.js';

export interface Place {
  readonly db: Queryable;
  readonly databaseUrl: string;
  readonly project: UserProject;
}

/** `invalid`: PostgreSQL refuses the random schema itself. `refused`: a row prevents the change. */
export type Outcome = { readonly kind: 'invalid' | 'refused' | 'right'; readonly text: string };

/** What went wrong, where. */
export class RoundFailure extends Error {
  readonly signature: string;

  constructor(step: string, text: string, kind: string = text) {
    super(`${step}: ${text}`);
    this.signature = `${step}: ${withoutNames(kind)}`;
  }
}

function withoutNames(text: string): string {
  return text
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/\b[a-z]{1,4}\d+(?:_\d+)?\b/g, '…')
    .replaceAll(/\d+/g, '0')
    .slice(0, 160);
}

export function sidesOf({ items, changes }: Case, major: number): Sides {
  const first = resolveLinks([], items, major);
  return { before: new World(first, major), after: new World(applyChanges(first, changes, major), major) };
}

export const EMPTY = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
  FOR name IN SELECT fdwname FROM pg_foreign_data_wrapper LOOP
    EXECUTE format('DROP FOREIGN DATA WRAPPER %I CASCADE', name);
  END LOOP;
  FOR name IN SELECT pubname FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', name); END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fuzz_owner') THEN CREATE ROLE fuzz_owner SUPERUSER; END IF;
  CREATE SCHEMA public;
  GRANT USAGE ON SCHEMA public TO PUBLIC;
  IF current_setting('server_version_num')::int < 150000 THEN GRANT CREATE ON SCHEMA public TO PUBLIC; END IF;
END $$`;

/** What a database is like: as it prints itself, and as it prints itself after it has read that. */
interface Description {
  readonly plain: readonly string[];
  /** Takes as long as the rest of a case, and few cases need it. */
  settled(): Promise<readonly string[]>;
}

async function describeSql(db: Queryable, sql: readonly string[]): Promise<Description> {
  const text = sql.join(';\n');
  await db.query(EMPTY);
  await db.query(text);
  let known: Promise<readonly string[]> | undefined;
  const settled = () => {
    known ??= describeSettledSql(db, text);
    return known;
  };
  return { plain: await describe(db), settled };
}

/** The description ends with the ROLLBACK of everything, so the database is as before. */
async function describeSettledSql(db: Queryable, sql: string): Promise<readonly string[]> {
  await db.query('BEGIN');
  await db.query(`${EMPTY}; ${sql}`);
  return settledDescription(db);
}

async function describe(db: Queryable): Promise<readonly string[]> {
  return withSortedParents(await describeDatabase(db, EXTRA_SOURCES));
}

async function settledDescription(db: Queryable): Promise<readonly string[]> {
  return withSortedParents(await describeSettled(db, EXTRA_SOURCES));
}

/** The order of the parents of a table is ignored. */
function withSortedParents(lines: readonly string[]): readonly string[] {
  const sorted = lines.map((line) =>
    line.replace(/ parents=\{(.*?)\} /, (_, list: string) => ` parents={${list.split(',').sort().join()}} `),
  );
  return sorted.sort();
}

export interface RoundOptions {
  /** Whether there are rows in the tables. */
  readonly rows: boolean;
  /** Whether the target is models. */
  readonly models: boolean;
}

/** What is changed, and what must come of it. */
export interface Task {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Statements that insert rows into the tables before the change. */
  readonly inserts: readonly string[];
  /** Queries of rows that stay. */
  readonly kept: readonly Kept[];
  /** What the revision is told of names that change. */
  readonly renames: RenameOptions;
  /** The target, if it is models instead of the SQL after the change. */
  readonly models: ReturnType<typeof renderModels> | null;
}

/** The whole way: there, back, and there again. */
export function runRound(sides: Sides, place: Place, { rows, models }: RoundOptions): Promise<Outcome> {
  const sqlOf = (world: World) => [...renderSql(world), ...(models ? ONE_OF_EACH : renderAccess(world))];
  const task: Task = {
    before: sqlOf(sides.before),
    after: sqlOf(sides.after),
    inserts: rows ? insertRows(sides) : [],
    kept: keptRows(sides),
    renames: models ? {} : renameOptions(sides),
    models: models ? renderModels(sides) : null,
  };
  return runTask(task, place);
}

export async function runTask(task: Task, place: Place): Promise<Outcome> {
  const { db, project, databaseUrl } = place;
  let wanted: Description;
  let original: Description;
  try {
    wanted = await describeSql(db, task.after);
    original = await describeSql(db, task.before);
  } catch (error) {
    return { kind: 'invalid', text: String(error) };
  }
  for (const statement of task.inserts) await db.query(statement);
  project.write('schema.sql', `${task.after.join(';\n')};\n`);
  const target = task.models ?? './schema.sql';
  const access = task.models === null;
  const settings = {
    url: databaseUrl,
    target,
    includeSchemas: true,
    comparePrivileges: access,
    compareOwners: access,
    tryRevisions: TRIES,
  };
  return new Round(task, { ...place, wanted, original, input: { cwd: project.folder, settings } }).run();
}

interface DescribedSides {
  readonly before: Description;
  readonly after: Description;
}

interface Prepared extends Place {
  readonly wanted: Description;
  readonly original: Description;
  readonly input: SettingsInput;
}

/** Whether each revision is tried on a copy first, which takes as long again. Then a right revision must pass. */
const TRIES = process.env.FUZZ_TRIAL === '1';

/** Models that do not name a NOT NULL leave its name as it is. */
const NAME_OF_NOT_NULL = /^. constraint .*: NOT NULL /;

class Round {
  readonly #task: Task;
  readonly #place: Prepared;

  constructor(task: Task, place: Prepared) {
    this.#task = task;
    this.#place = place;
  }

  async run(): Promise<Outcome> {
    const { db, input, wanted, original } = this.#place;
    const { kept, renames } = this.#task;
    const rows = await readRows(
      db,
      kept.map(({ before }) => before),
    );
    const report = await this.#try('revision', () => commands.revision(input, { autogenerate: true, ...renames }));
    if (report.path === null) {
      this.#compare('no revision', await original.settled(), await wanted.settled());
      return { kind: 'right', text: 'nothing to do' };
    }
    for (const round of ['', ' again']) {
      const up = { before: original, after: wanted };
      const refusal = await this.#run(`upgrade${round}`, up, () => commands.upgrade(input));
      if (refusal !== null) return refusal;
      await this.#same(`upgraded${round}`, wanted);
      this.#sameRows(
        `upgraded${round}`,
        rows,
        await readRows(
          db,
          kept.map(({ after }) => after),
        ),
      );
      if (round !== '') break;
      const { differences } = await this.#try('check', () => commands.check(input));
      if (differences.length > 0) throw new RoundFailure('check finds', differences.join('\n'));
      const down = { before: wanted, after: original };
      const back = await this.#run('downgrade', down, () => commands.downgrade(input, { revision: 'base' }));
      if (back !== null) return back;
      await this.#same('downgraded', original);
      this.#sameRows(
        'downgraded',
        rows,
        await readRows(
          db,
          kept.map(({ before }) => before),
        ),
      );
    }
    const failed = report.trials.find(({ outcome }) => outcome !== 'passed');
    if (failed !== undefined) throw new RoundFailure('trial', JSON.stringify(failed));
    return { kind: 'right', text: '' };
  }

  /** A refusal of rows has to leave everything as it was, but values of enums that had to be committed before. */
  async #run(step: string, sides: DescribedSides, run: () => Promise<unknown>): Promise<Outcome | null> {
    try {
      await run();
      return null;
    } catch (error) {
      if (!isRefusal(error)) throw new RoundFailure(step, report(error));
      await this.#same(
        `${step} refused`,
        /is partly (?:applied|undone):/.test(report(error)) ? await this.#withNewValues(sides) : sides.before,
      );
      return { kind: 'refused', text: `${step}: ${withoutNames(report(error))}` };
    }
  }

  async #withNewValues({ before, after }: DescribedSides): Promise<Description> {
    const is = await describe(this.#place.db);
    const grown = (lines: readonly string[]) => lines.map((line) => grownEnum(line, is, after.plain)).sort();
    return { plain: grown(before.plain), settled: async () => grown(await before.settled()) };
  }

  async #try<Value>(step: string, run: () => Promise<Value>): Promise<Value> {
    try {
      return await run();
    } catch (error) {
      throw new RoundFailure(step, report(error));
    }
  }

  async #same(step: string, shouldBe: Description): Promise<void> {
    const { db } = this.#place;
    if (differ(await describe(db), shouldBe.plain))
      this.#compare(step, await settledDescription(db), await shouldBe.settled());
  }

  #compare(step: string, is: readonly string[], shouldBe: readonly string[]): void {
    const lines = [
      ...shouldBe.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
      ...is.filter((line) => !shouldBe.includes(line)).map((line) => `+ ${line}`),
    ].filter((line) => this.#task.models === null || !NAME_OF_NOT_NULL.test(line));
    const kinds = new Set(lines.map((line) => line.split(' ', 2).join(' ')));
    if (lines.length > 0) throw new RoundFailure(step, lines.join('\n'), [...kinds].join(', '));
  }

  #sameRows(step: string, before: readonly string[], after: readonly string[]): void {
    const [table] = this.#task.kept.filter(
      ({ isOnlyUp }, place) => before[place] !== after[place] && !(isOnlyUp && step !== 'upgraded'),
    );
    if (table !== undefined)
      throw new RoundFailure(`rows ${step}`, `${table.label}: ${before.join('\n')}\n->\n${after.join('\n')}`);
  }
}

const ENUM = /^(type e .* values=)\{(.*)\}( .*)$/s;

/** The line of an enum as it is now, if it has only more values than in `line`, which an enum has after the change. */
function grownEnum(line: string, is: readonly string[], after: readonly string[]): string {
  const [, name, values = '', rest] = ENUM.exec(line) ?? [];
  if (name === undefined) return line;
  const listOf = (other: string) => ENUM.exec(other)?.[2]?.split(',') ?? [];
  const wanted = new Set(after.flatMap(listOf));
  const now = is.find((other) => ENUM.exec(other)?.[1] === name && ENUM.exec(other)?.[3] === rest);
  const known = values.split(',');
  const added = now === undefined ? [] : listOf(now).filter((value) => !known.includes(value));
  const isGrown =
    now !== undefined &&
    sameList(
      listOf(now).filter((value) => known.includes(value)),
      known,
    );
  return isGrown && added.every((value) => wanted.has(value)) ? now : line;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return !differ(one, other);
}

function differ(one: readonly string[], other: readonly string[]): boolean {
  return one.length !== other.length || one.some((line, place) => line !== other[place]);
}

/** The message of what PostgreSQL refused; the stack of anything else, which is a defect of the tool. */
function report(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof LimbeckError)) return error.stack ?? String(error);
  const { postgres, message } = error;
  return [postgres?.sqlState, message.replace(/^(?:The downgrade of r|R)evision \S+ \(.*?\) /, ''), postgres?.detail]
    .filter(Boolean)
    .join(' ');
}

/**
 * SQLSTATE classes 22 and 23: data that cannot be converted, and constraints that rows violate. The input functions of
 * tsvector and tsquery give bad data the SQLSTATE of a syntax error.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof LimbeckError)) return false;
  const { sqlState = '' } = error.postgres ?? {};
  return (
    /^2[23]/.test(sqlState) ||
    (sqlState === '42601' && /(?:syntax error|wrong position info) in ts(?:vector|query)/.test(error.message))
  );
}
