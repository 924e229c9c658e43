import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with its counts alone on a line: `123 passed, 0 failed, 4 skipped`. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap(statesOf);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const skipped = count('skipped');
    const line = `${count('passed')} passed, ${count('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
    // Other reporters write their summaries at the same time; this one is to be the last word.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}

/** A file that could not be loaded has no tests, and counts as one that failed. */
function statesOf(module: TestModule): readonly string[] {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  return module.state() === 'failed' && !states.includes('failed') ? [...states, 'failed'] : states;
}
