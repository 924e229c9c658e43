import fc from 'fast-check';

/** How many cases `npm test` tries, and what is true of each. */
export interface Property<Case> {
  /** The name that `npm run fuzz` knows it by. */
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Number of cases in `npm test`. `npm run fuzz` sets its own. */
  readonly runs: number;
  /** Throws if the case fails. */
  check(one: Case): Promise<void>;
}

/**
 * Tries generated cases, prints the seed, and shrinks the first case that fails. The seed is fixed in `npm test`, so
 * that a change and nothing else makes it fail; `npm run fuzz` chooses a new one unless it is given.
 */
export async function checkProperty<Case>({ name, cases, runs, check }: Property<Case>): Promise<void> {
  const seed = fromEnvironment('FUZZ_SEED') ?? DEFAULT_SEED;
  const numRuns = fromEnvironment('FUZZ_RUNS') ?? runs;
  const path = process.env.FUZZ_PATH;
  console.log(`${name}: ${numRuns} cases, seed ${seed}`);
  await fc.assert(fc.asyncProperty(cases, check), {
    seed,
    numRuns,
    ...(path === undefined ? {} : { path }),
  });
}

const DEFAULT_SEED = 1;

function fromEnvironment(variable: string): number | undefined {
  const text = process.env[variable];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (!Number.isInteger(number)) throw new Error(`${variable} must be an integer, not ${JSON.stringify(text)}.`);
  return number;
}
