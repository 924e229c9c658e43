import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { groupBy } from '../../../util/group-by.js';
import type { TablePair } from './table-pair.js';

/** Finds tables by their names and by their parents, without searching all of them each time. */
export class Families {
  readonly #byName: ReadonlyMap<string, TablePair>;
  readonly #positions: ReadonlyMap<TablePair, number>;
  readonly #heirs: ReadonlyMap<string, readonly TablePair[]>;

  constructor(pairs: readonly TablePair[]) {
    this.#byName = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
    this.#positions = new Map(pairs.map((pair, position) => [pair, position]));
    const heirs = pairs.flatMap((pair) => (pair.declared.inherits ?? []).map((parent) => ({ pair, parent })));
    this.#heirs = new Map(
      [...groupBy(heirs, ({ parent }) => nameKey(parent))].map(([parent, all]) => [
        parent,
        [...new Set(all.map(({ pair }) => pair))],
      ]),
    );
  }

  /** In the order of all pairs. */
  pairsOf(names: readonly QualifiedName[]): readonly TablePair[] {
    const found = new Set(names.flatMap((name) => this.#byName.get(nameKey(name)) ?? []));
    return [...found].sort((a, b) => (this.#positions.get(a) ?? 0) - (this.#positions.get(b) ?? 0));
  }

  /** The tables that inherit from this one by INHERITS, without partitions. */
  heirsOf(table: QualifiedName): readonly TablePair[] {
    return this.#heirs.get(nameKey(table)) ?? [];
  }
}
