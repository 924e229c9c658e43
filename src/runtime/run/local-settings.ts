import type { OnlineSettings } from '../../online/decision.js';
import { codeTokens } from '../../util/sql-tokens.js';
import type { FailureOrigin } from './failure-origin.js';
import type { StepSession } from './step-session.js';

/** What they are set to changes how long a statement takes, or what is printed. All others can change what it does. */
const HARMLESS =
  /^(?:check_function_bodies|client_min_messages|deadlock_timeout|\w+_mem|max_parallel_\w+|\w+_timeout|log_\w+|synchronous_commit|jit)$/;

interface LocalSetting {
  /** In lower case: `search_path`. */
  readonly name: string;
  readonly sql: string;
  readonly origin: FailureOrigin;
}

/**
 * The settings that a revision has made for its transaction. If a directive runs online, a commit ends them that the
 * revision does not know of, so they are set again in the transaction that follows.
 */
export class LocalSettings {
  #made: readonly LocalSetting[] = [];
  #areLost = false;

  /** To be called with each SQL of the revision, whether it runs now or was carried out in an earlier run. */
  add(sql: string, origin: FailureOrigin): void {
    const name = nameOfLocalSetting(sql);
    if (name !== null) this.#made = [...this.#made, { name, sql, origin }];
  }

  /** The settings for a decision in the transaction of the revision. */
  withLocal<Settings extends OnlineSettings>(settings: Settings): Settings {
    const localSetting = this.#made.find(({ name }) => !HARMLESS.test(name))?.name ?? null;
    return localSetting === null ? settings : { ...settings, localSetting };
  }

  /** To be called before a commit that the revision does not know of. */
  lose(): void {
    this.#areLost = true;
  }

  /** To be called before one that it does know of. */
  forget(): void {
    this.#made = [];
  }

  async restore(session: StepSession): Promise<void> {
    if (!this.#areLost || !session.inTransaction) return;
    this.#areLost = false;
    for (const { sql, origin } of this.#made) await session.send(sql, origin);
  }
}

/** SET LOCAL, and nothing after it. */
export function isLocalSetting(sql: string): boolean {
  return nameOfLocalSetting(sql) !== null;
}

function nameOfLocalSetting(sql: string): string | null {
  // Almost every statement ends here, without being taken apart.
  if (!/\blocal\b/i.test(sql)) return null;
  const tokens = [...codeTokens(sql)];
  while (tokens.at(-1)?.text === ';') tokens.pop();
  const [first, second, third] = tokens.map(({ text }) => text.toLowerCase());
  const isOne = first === 'set' && second === 'local' && tokens.every(({ text }) => text !== ';');
  return isOne ? (third ?? '') : null;
}
