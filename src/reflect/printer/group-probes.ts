import type { Probe } from './probe.js';

/** Probes that fit into one table. */
export interface ProbeGroup {
  /** The table of them all. */
  readonly table: string;
  readonly probes: readonly GroupedProbe[];
}

export interface GroupedProbe {
  readonly probe: Probe;
  /** Its place among the questions. */
  readonly place: number;
  /** The table that it gets alone, if PostgreSQL refuses the table of the group. */
  readonly ownTable: string;
}

// If PostgreSQL refuses one expression, every expression of its group is tried again, one by one.
const MOST_PROBES = 50;

/** As few groups as it takes, so that no table has two definitions of one column. */
export function groupProbes(probes: readonly Probe[], tag: string): readonly ProbeGroup[] {
  const groups: { readonly probes: GroupedProbe[]; readonly columns: Map<string, string> }[] = [];
  probes.forEach((probe, place) => {
    let group = groups.find((candidate) => candidate.probes.length < MOST_PROBES && fits(probe, candidate.columns));
    if (group === undefined) {
      group = { probes: [], columns: new Map() };
      groups.push(group);
    }
    group.probes.push({ probe, place, ownTable: `${tag}_own${place}` });
    for (const [name, definition] of probe.columns) {
      group.columns.set(name, definition);
    }
  });
  return groups.map((group, place) => ({ table: `${tag}_group${place}`, probes: group.probes }));
}

function fits(probe: Probe, columns: ReadonlyMap<string, string>): boolean {
  return [...probe.columns].every(([name, definition]) => (columns.get(name) ?? definition) === definition);
}
