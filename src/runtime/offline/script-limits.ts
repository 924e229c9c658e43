import type { LockLimits } from '../../settings/lock-limits.js';
import { isDoBlock, isHarmlessBeginning, type LimitSetting, LockTimeouts } from '../locks/lock-timeouts.js';

/** What the session has. RESET gives it back, whatever it is. */
const OWN = { lockMs: 0, statementMs: 0, deadlockMs: Number.POSITIVE_INFINITY };

/** How long the statements of a script may wait for locks. Nothing tries again what fails. */
export class ScriptLimits {
  readonly #timeouts: LockTimeouts;

  constructor(limits: LockLimits) {
    // Nobody knows how long each statement will take, so each may use all of the time.
    this.#timeouts = new LockTimeouts(limits, OWN, () => 0);
  }

  /** The statements to write before this one. */
  before(statement: string, { inTransaction }: { readonly inTransaction: boolean }): readonly string[] {
    // Outside a transaction, nobody waits for what they hold while they wait for a row.
    const isFree = isHarmlessBeginning(statement) || isDoBlock(statement);
    return toStatements(this.#timeouts.settingBefore({ statement, inTransaction, ahead: false, isFree }));
  }

  transactionEnded(): void {
    this.#timeouts.transactionEnded();
  }

  atEnd(): readonly string[] {
    return toStatements(this.#timeouts.restore());
  }
}

function toStatements(setting: LimitSetting | null): readonly string[] {
  if (setting === null) return [];
  const { lockMs, statementMs, isLocal } = setting;
  const set = (name: string, value: number) =>
    value === 0 ? `RESET ${name}` : `SET ${isLocal ? 'LOCAL ' : ''}${name} = '${value}ms'`;
  return [set('lock_timeout', lockMs), ...(statementMs === null ? [] : [set('statement_timeout', statementMs)])];
}
