import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { RevisionStep } from '../../script/step.js';
import { ScratchHistory, type VerifiedPlace } from '../verify/scratch-history.js';
import { comparedPart } from './squash-bodies.js';

/** A database as far as a squash must lead to the same. */
export interface SquashState {
  readonly reflection: Reflection;
  /** `table: 3 rows`, `sequence: 7`, objects that aren't described. */
  readonly facts: readonly string[];
}

export interface Tried {
  readonly before: SquashState;
  readonly after: SquashState;
}

/** Runs steps on an empty scratch database, and looks at it before those that count and after them. */
export function trySteps(
  place: VerifiedPlace,
  below: readonly RevisionStep[],
  steps: readonly RevisionStep[],
): Promise<Tried> {
  return ScratchHistory.with(place, async (history) => {
    await history.run(below);
    const before = await readState(history);
    await history.run(steps);
    return { before, after: await readState(history) };
  });
}

async function readState(history: ScratchHistory): Promise<SquashState> {
  const reflection = await history.look();
  const { rows } = await history.connection.query<{ readonly fact: string }>(
    [...reflection.schema.tables.map(rowsOf), SEQUENCES].join('\nUNION ALL\n'),
  );
  const objects = reflection.unmanaged.map(({ kind, name }) => `${kind} ${name}`);
  return { reflection, facts: [...rows.map(({ fact }) => fact), ...objects].sort() };
}

/** The default schema is the first of the search path. */
function rowsOf({ schema, name }: Reflection['schema']['tables'][number]): string {
  const table = quoteName({ schema, name });
  return `SELECT pg_catalog.format('%s: %s rows', ${quoteLiteral(table)}, (SELECT pg_catalog.count(*) FROM ${table})) AS fact`;
}

const SEQUENCES = `SELECT pg_catalog.format('sequence %I.%I: %s', schemaname, sequencename, last_value) AS fact
  FROM pg_catalog.pg_sequences`;

/** What differs between the database of the revisions and that of the squash; a line for each. */
export function differencesOf(wanted: SquashState, found: SquashState): readonly string[] {
  const { upgrade, downgrade } = comparedPart(0, found.reflection, wanted.reflection);
  const facts = [
    ...wanted.facts.filter((fact) => !found.facts.includes(fact)).map((fact) => `${fact} is missing`),
    ...found.facts.filter((fact) => !wanted.facts.includes(fact)).map((fact) => `${fact} is too much`),
  ];
  return [...upgrade, ...(downgrade ?? [])].map(describeOperation).concat(facts);
}
