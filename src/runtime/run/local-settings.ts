import { codeTokens } from '../../util/sql-tokens.js';
import type { FailureOrigin } from './failure-origin.js';
import type { StepSession } from './step-session.js';

interface LocalSetting {
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
    if (isLocalSetting(sql)) this.#made = [...this.#made, { sql, origin }];
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
  // Almost every statement ends here, without being taken apart.
  if (!/\blocal\b/i.test(sql)) return false;
  const tokens = [...codeTokens(sql)];
  while (tokens.at(-1)?.text === ';') tokens.pop();
  const [first, second] = tokens.map(({ text }) => text.toUpperCase());
  return first === 'SET' && second === 'LOCAL' && tokens.every(({ text }) => text !== ';');
}
