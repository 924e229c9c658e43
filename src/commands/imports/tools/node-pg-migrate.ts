import { existsSync } from 'node:fs';
import { quoteName } from '../../../ddl/quote.js';
import { noMigrations } from '../../../errors/import-errors.js';
import type { Scratch } from '../../../scratch/scratch.js';
import { type ForeignMigration, type ForeignSection, type ForeignTool, NOTHING } from '../foreign-migration.js';
import { numberAndMessage } from '../number-and-message.js';
import { exportedFunction, loadPackage } from '../record/load-package.js';
import { failedDowngrade, failedSection, type Recorded, recordTwice } from '../record/record-history.js';
import { Recorder } from '../record/recorder.js';
import { recordingClient } from '../record/recording-client.js';

/** node-pg-migrate: TypeScript, JavaScript, and SQL files. Its own runner runs them, and derives missing ways down. */
export const nodePgMigrate: ForeignTool = {
  title: 'node-pg-migrate',
  table: { schema: null, name: 'pgmigrations' },
  read: async (context) => {
    const [folder = '.', ...others] = context.folders;
    if (!existsSync(folder) || others.length > 0)
      throw noMigrations('node-pg-migrate', folder, 'one folder of migrations');
    const run = exportedFunction(await loadPackage('node-pg-migrate', folder), 'runner');
    const files = new Map<string, string>();
    const recorded = await recordTwice(context, (scratch) =>
      new RunnerRecording(scratch, { run, folder, files }).record(),
    );
    if (recorded.size === 0) throw noMigrations('node-pg-migrate', folder, 'the folder of the migrations');
    return {
      migrations: [...recorded].map(([name, one]) => toMigration(name, files.get(name) ?? folder, one)),
      notes: [],
    };
  },
  readApplied: async (connection, table) => {
    const { rows } = await connection.query<{ readonly name: string }>(`SELECT name FROM ${quoteName(table)}`);
    return rows.map(({ name }) => ({ key: name, name, checksum: null }));
  },
};

function toMigration(name: string, path: string, recorded: Recorded): ForeignMigration {
  return { ...numberAndMessage(name), path, key: name, checksum: null, ...recorded };
}

interface Runner {
  readonly run: (...args: unknown[]) => unknown;
  readonly folder: string;
  /** The files by the names of their migrations, which the runner tells. */
  readonly files: Map<string, string>;
}

const TABLE = 'limbeck_import_pgmigrations';

/** Has the runner of node-pg-migrate run one migration after another, up and then down. */
class RunnerRecording {
  readonly #runner: Runner;
  readonly #recorder: Recorder;

  constructor(scratch: Scratch, runner: Runner) {
    this.#runner = runner;
    this.#recorder = new Recorder(scratch.connection, (sql) => sql.includes(TABLE));
  }

  async record(): Promise<ReadonlyMap<string, Recorded>> {
    const recorded = new Map<string, Recorded>();
    for (let one = await this.#runNext('up'); one !== null; one = await this.#runNext('up')) {
      recorded.set(one.name, { upgrade: one.section ?? NOTHING, downgrade: null });
    }
    for (let one = await this.#runNext('down'); one !== null; one = await this.#runNext('down')) {
      const upgrade = recorded.get(one.name)?.upgrade ?? NOTHING;
      recorded.set(one.name, { upgrade, downgrade: one.section });
    }
    return recorded;
  }

  /** Null if no migration is left in this direction. */
  async #runNext(direction: 'up' | 'down'): Promise<{ name: string; section: ForeignSection | null } | null> {
    try {
      const name = await this.#call(direction, false);
      return name === null ? null : { name, section: this.#recorder.finish() };
    } catch (error) {
      const hasSent = await this.#recorder.reset();
      // The next call takes the next one.
      const name = await this.#call(direction, true);
      if (name === null) throw error;
      return { name, section: direction === 'up' ? failedSection(error) : failedDowngrade(error, hasSent) };
    }
  }

  async #call(direction: 'up' | 'down', fake: boolean): Promise<string | null> {
    const { run, folder, files } = this.#runner;
    const quiet = () => undefined;
    const ran = await run({
      dbClient: recordingClient(this.#recorder),
      dir: folder,
      direction,
      count: 1,
      fake,
      migrationsTable: TABLE,
      noLock: true,
      checkOrder: false,
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    const [one] = Array.isArray(ran) ? ran : [];
    if (one === undefined) return null;
    const name = String(Object(one).name);
    files.set(name, String(Object(one).path));
    return name;
  }
}
