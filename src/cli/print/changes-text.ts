import type { Change, ObjectChanges } from '../../commands/difference-report.js';
import type { Colour } from '../palette.js';
import type { Terminal } from '../terminal.js';

const MARKS: Readonly<Record<Change['kind'], { readonly mark: string; readonly colour: Colour }>> = {
  add: { mark: '+', colour: 'green' },
  alter: { mark: '~', colour: 'yellow' },
  drop: { mark: '-', colour: 'red' },
};

/** A tree: each object that changes, and under it what changes of it. */
export function printChanges(objects: readonly ObjectChanges[], { print, paint }: Terminal): void {
  const line = (indent: string, { kind, text }: Change) => {
    const { mark, colour } = MARKS[kind];
    print(indent + paint(colour, `${mark} ${text}`));
  };
  for (const { object, changes } of objects) {
    if (object !== null) print(paint('bold', object));
    for (const change of changes) line(object === null ? '' : '  ', change);
  }
}
