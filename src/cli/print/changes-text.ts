import type { ObjectChanges, ReportedChange, Warning } from '../../commands/difference/difference-report.js';
import type { Colour, Paint } from '../palette.js';
import type { Terminal } from '../terminal.js';

const MARKS: Readonly<Record<ReportedChange['kind'], { readonly mark: string; readonly colour: Colour }>> = {
  add: { mark: '+', colour: 'green' },
  alter: { mark: '~', colour: 'yellow' },
  drop: { mark: '-', colour: 'red' },
};

const WARNING_COLOURS: Readonly<Record<Warning['kind'], Colour>> = {
  destroysData: 'red',
  failsOnRows: 'yellow',
  warning: 'yellow',
};

/** The lines under a change that say what it does to rows. */
export function warningLines(warnings: readonly Warning[], paint: Paint): readonly string[] {
  return warnings.map(({ kind, text }) => `    ${paint(WARNING_COLOURS[kind], text)}`);
}

/** The lines under a change of rows: `+ code: "team"`. */
export function rowLines({ kind, rows = [] }: ReportedChange, paint: Paint): readonly string[] {
  const { mark, colour } = MARKS[kind];
  return rows.map((row) => `    ${paint(colour, `${mark} ${row}`)}`);
}

/** A tree: each object that changes, and under it what changes of it. */
export function printChanges(objects: readonly ObjectChanges[], { print, paint }: Terminal): void {
  const line = (indent: string, change: ReportedChange) => {
    const { kind, text, warnings } = change;
    const { mark, colour } = MARKS[kind];
    print(indent + paint(colour, `${mark} ${text}`));
    print(...rowLines(change, paint).map((row) => `${indent}${row}`));
    print(...warningLines(warnings, paint).map((warning) => `${indent}${warning}`));
  };
  for (const { object, changes } of objects) {
    if (object !== null) print(paint('bold', object));
    for (const change of changes) line(object === null ? '' : '  ', change);
  }
}
