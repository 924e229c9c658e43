import { changed } from './changed.mjs';
import { check } from './check.mjs';
import { current } from './current.mjs';
import { firstAutogenerate } from './first-autogenerate.mjs';
import { floors } from './floors.mjs';
import { graph } from './graph.mjs';
import { offline } from './offline.mjs';
import { reflect } from './reflect.mjs';
import { revisions } from './revisions.mjs';
import { sqlTarget } from './sql-target.mjs';

/**
 * A workload has a `name`, the `sizes` that it is measured at and what they count (`unit`), a remark on which `peer` can
 * do it, and `measure`, which returns measurements: a title, the figures of the contestants, and what is aimed at. At a
 * size marked `alone`, only Limbeck runs, unless `--long` is given: it serves the curve.
 */
export const WORKLOADS = [
  current,
  check,
  sqlTarget,
  changed,
  firstAutogenerate,
  revisions,
  offline,
  graph,
  reflect,
  floors,
];
