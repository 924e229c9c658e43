// What Node, pg, the files and the server cost without Limbeck, as docs/benchmarks.md shows it.
import { aimFigure, headline, isMissed } from './format.mjs';
import { resultsTable, table } from './tables.mjs';

const isFloor = ({ workload }) => workload === 'floors';

export const onlyFloors = (measurements) => measurements.filter(isFloor);
export const withoutFloors = (measurements) => measurements.filter((measurement) => !isFloor(measurement));

const INTRODUCTION = `## Floors

These programs do only a part of a command that Limbeck can't leave out. An aim below such a floor isn't within reach of
Limbeck as it is built now.
\`npm run bench -- floors\` measures them, in turns with Limbeck and Alembic.

- *pg, one query*: Node connects with \`pg\` and runs \`SELECT 1\`.
- *the messages*: Node sends what the command sent to the server, and doesn't read the answers. For \`reflect\`, most of it is
  the time that the server takes to build the models once, which is how Limbeck knows that they build an equal database.
- *the models and the messages*: the same, after Node has loaded the models as JavaScript and built their values, which is
  Limbeck's own code and could get faster. Without the models, *the messages* is the floor.
- *the files and their statements*: Node reads and compiles the revisions, and \`pg\` runs their statements and one change of
  the version. Figures up to 24 November 2026 are with one change for each revision. Statements of \`.ts\` revisions are
  awaited, those of \`.sql\` revisions aren't.
- *the files, compiled*: Node reads, compiles, and calls the revisions, which do nothing.
- *the heads of the files*: Node reads the first 8 KiB of each file.`;

export function floorsText(floors) {
  return floors.length === 0 ? '' : [INTRODUCTION, resultsTable(floors), comparedText(floors)].join('\n\n');
}

function comparedText(floors) {
  const rows = floors.flatMap((floor) =>
    floor.aims
      .filter(({ value }) => value !== null)
      .map((aim) => [headline(floor), aim.measure, ...figures(aim), isMissed(aim) ? 'no' : 'yes']),
  );
  return table([['workload', 'floor', 'measured', 'aim', 'within reach'], ...rows]);
}

function figures({ value, atMost }) {
  return [aimFigure(value, atMost), `≤ ${atMost}`];
}
