import type { QualifiedName } from '../schema/names.js';
import { type Act, type ActName, type ActOf, isNamed } from './act.js';

/** The acts that follow one act of a file or revision. */
export class LaterActs {
  constructor(
    private readonly acts: GroupedActs,
    private readonly position: number,
  ) {}

  isEmpty(): boolean {
    return this.position + 1 >= this.acts.size;
  }

  some<Name extends ActName>(name: Name, test: (act: ActOf<Name>) => boolean): boolean {
    return this.#some(this.acts.group(name), (act) => isNamed(act, name) && test(act));
  }

  /** Only acts on a table of this name. The test decides whether it is in the right schema. */
  someOn<Name extends TableActName>(name: Name, table: QualifiedName, test: (act: ActOf<Name>) => boolean): boolean {
    return this.#some(this.acts.group(`${name} ${table.name}`), (act) => isNamed(act, name) && test(act));
  }

  #some(group: readonly PlacedAct[], test: (act: Act) => boolean): boolean {
    return group.some(({ act, position }) => position > this.position && test(act));
  }
}

type TableActName = Extract<Act, { readonly table: QualifiedName }>['act'];

interface PlacedAct {
  readonly act: Act;
  readonly position: number;
}

/**
 * All acts of a file or revision, in groups: most rules look for acts that a file doesn't have, and a revision can
 * change 100,000 rows.
 */
export class GroupedActs {
  readonly #groups = new Map<string, PlacedAct[]>();
  readonly size: number;

  constructor(acts: readonly Act[]) {
    this.size = acts.length;
    for (const [position, act] of acts.entries()) {
      this.#add(act.act, { act, position });
      if ('table' in act && act.table !== null) this.#add(`${act.act} ${act.table.name}`, { act, position });
    }
  }

  /** Of one name, or of one name and one table. */
  group(key: string): readonly PlacedAct[] {
    return this.#groups.get(key) ?? [];
  }

  after(position: number): LaterActs {
    return new LaterActs(this, position);
  }

  #add(key: string, placed: PlacedAct): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [placed]);
    else group.push(placed);
  }
}
