import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Ends a run with its counts alone on a line: `123 passed, 0 failed, 4 skipped`. If TEST_COUNTS names a file, the counts of
 * earlier runs are in it and are added.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap(statesOf);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const { passed, failed, skipped } = withEarlier({
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
    });
    const line = `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
    // Other reporters write their summaries at the same time; this one is to be the last word.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}

/** A file that could not be loaded has no tests, and counts as one that failed. */
function statesOf(module: TestModule): readonly string[] {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  return module.state() === 'failed' && !states.includes('failed') ? [...states, 'failed'] : states;
}

function withEarlier(counts: Counts): Counts {
  const file = process.env.TEST_COUNTS;
  if (!file) return counts;
  const earlier: Counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  const total = {
    passed: earlier.passed + counts.passed,
    failed: earlier.failed + counts.failed,
    skipped: earlier.skipped + counts.skipped,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(total));
  return total;
}
