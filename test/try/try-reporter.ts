import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What came of a case. */
export type Outcome = 'exact' | 'refused' | 'does not load' | 'failed' | 'silently wrong';

declare module 'vitest' {
  interface TaskMeta {
    outcome?: Outcome;
    reason?: string;
  }
}

/** Prints a line for each case, the reason of those that are not exact, and at the end the counts. */
export class TryReporter implements Reporter {
  readonly #counts = new Map<string, number>();

  onTestCaseResult(test: TestCase): void {
    const { outcome = 'failed', reason = test.result().errors?.[0]?.stack ?? '' } = test.meta();
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    const text = reason === '' ? '' : `\n${reason.trimEnd().replaceAll(/^/gm, '    ')}`;
    process.stdout.write(`${test.project.name} ${outcome}: ${test.name}${text}\n`);
  }

  onTestModuleEnd(module: TestModule): void {
    for (const { message } of module.errors()) process.stdout.write(`${message}\n`);
  }

  onTestRunEnd(): void {
    process.stdout.write(`${[...this.#counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}\n`);
  }
}
