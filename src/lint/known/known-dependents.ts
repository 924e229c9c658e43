import { formatName, type QualifiedName } from '../../schema/names.js';
import type { Act, ActOf, Mentions } from '../act.js';
import { isSameTable, keyOf } from './name-key.js';

/** An object that uses columns of tables. */
export interface Dependent {
  /** For people: `the view open_orders`. */
  readonly label: string;
  readonly name: QualifiedName;
  /** PostgreSQL doesn't read the body of a function until it runs, so it can't tell what the function needs. */
  readonly isText: boolean;
}

interface KnownDependent extends Dependent {
  readonly mentions: readonly Mentions[];
}

/** The views, functions, triggers, and policies of all files so far. */
export class KnownDependents {
  readonly #known = new Map<string, KnownDependent>();

  of(table: QualifiedName, column: string): readonly Dependent[] {
    return [...this.#known.values()].filter(({ mentions, isText }) =>
      mentions.some((each) => mentionsColumn(each, { table, column, countsStar: !isText })),
    );
  }

  /** Takes note of what an act creates or drops. */
  take(act: Act): void {
    switch (act.act) {
      case 'createView':
      case 'createMaterializedView':
        this.#add('view', act.name, [act.mentions]);
        break;
      case 'createFunction':
        this.#add('function', act.name, act.mentions);
        break;
      case 'createPolicy':
        this.#add('policy', partOf(act.table, act.name), [ofTable(act.table, act.mentions)]);
        break;
      case 'createTrigger':
        this.#addTrigger(act);
        break;
      case 'drop':
        for (const name of act.names) this.#drop(act.what, name);
        break;
      default:
        break;
    }
  }

  #add(kind: string, name: QualifiedName, mentions: readonly Mentions[]): void {
    this.#known.set(`${kind} ${keyOf(name)}`, {
      label: `the ${kind} ${kind === 'policy' || kind === 'trigger' ? name.name : formatName(name)}`,
      name,
      isText: kind === 'function',
      mentions,
    });
  }

  #addTrigger({ table, name, function: called, mentions }: ActOf<'createTrigger'>): void {
    this.#add('trigger', partOf(table, name), [ofTable(table, mentions)]);
    const body = this.#known.get(`function ${keyOf(called)}`);
    if (body === undefined) return;
    // Only the trigger tells which table the rows NEW and OLD of its function belong to.
    const rows = body.mentions.map(({ tables, columns }) => ({
      tables: [...tables, ...ROWS.map((alias) => ({ table, alias }))],
      columns: columns.filter(({ of }) => of === null || ROWS.includes(of) || tables.length > 0),
    }));
    this.#add('function', called, rows);
  }

  #drop(what: ActOf<'drop'>['what'], name: QualifiedName): void {
    const kind = what === 'materializedView' ? 'view' : what;
    this.#known.delete(`${kind} ${keyOf(name)}`);
    if (kind !== 'table') return;
    for (const [key, { mentions }] of this.#known) {
      if (
        !key.startsWith('function') &&
        mentions.some(({ tables }) => tables.some((each) => isSameTable(each.table, name)))
      )
        this.#known.delete(key);
    }
  }
}

const ROWS = ['new', 'old'];

/** A trigger and a policy have a name within their table, which DROP writes like a schema. */
function partOf(table: QualifiedName, name: string): QualifiedName {
  return { schema: table.name, name };
}

function ofTable(table: QualifiedName, { columns }: Mentions): Mentions {
  const names = [table.name, ...ROWS];
  return { tables: names.map((alias) => ({ table, alias })), columns };
}

interface Wanted {
  readonly table: QualifiedName;
  readonly column: string;
  /** Whether `SELECT *` mentions every column. */
  readonly countsStar: boolean;
}

function mentionsColumn({ tables, columns }: Mentions, { table, column, countsStar }: Wanted): boolean {
  const aliases = tables.filter((each) => isSameTable(each.table, table)).map(({ alias }) => alias);
  if (aliases.length === 0) return false;
  return columns.some(
    ({ of, name }) =>
      (name === column || (countsStar && name === '*')) &&
      (of === null ? aliases.some((each) => !ROWS.includes(each)) : aliases.includes(of)),
  );
}
