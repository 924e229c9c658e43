import { formatBytes } from '../../util/format-bytes.js';
import { formatCount } from '../../util/format-count.js';
import type { PlannedBlock, PlannedFinding, PlannedLock, PlannedLoss } from './plan-report.js';

function placeOf({ revision, step }: Pick<PlannedFinding, 'revision' | 'step'>): string {
  return step === null ? revision : `${revision} step ${step}`;
}

/** `4e1f step 3: drops users.bio` */
export function findingLine(finding: PlannedFinding): string {
  return `${placeOf(finding)}: ${finding.what}`;
}

export function lossLine(loss: PlannedLoss): string {
  const size = sizeOf(loss);
  return `${findingLine(loss)}${size === null ? '' : ` (the table has ${size})`}`;
}

export function blockLine(block: PlannedBlock): string {
  return `${placeOf(block)}: ${block.stops} of ${sized(block)} wait ${duration(block)}`;
}

export const DURATIONS: Readonly<Record<PlannedLock['held'], string>> = {
  moment: 'for a moment',
  scan: 'while the rows are read',
  build: 'while an index is built',
  rewrite: 'while the table is rewritten',
  unknown: 'until SQL of the revision has run',
};

export function duration({ work, held }: PlannedLock): string {
  const isBoth = held === 'unknown' && work !== 'moment';
  return isBoth ? `${DURATIONS[work]}, and ${DURATIONS[held]}` : DURATIONS[held];
}

type Size = Pick<PlannedLock, 'bytes' | 'rows'>;

/** `users (2.1 GB, about 10 million rows)` */
export function sized(lock: PlannedLock): string {
  return `${lock.table} (${sizeOf(lock) ?? 'of unknown size'})`;
}

function sizeOf({ bytes, rows }: Size): string | null {
  if (bytes === null) return null;
  return `${formatBytes(bytes)}${rows === null ? '' : `, about ${formatRows(rows)}`}`;
}

/** `10 million rows`, `1,200 rows`: the server only estimates them. */
function formatRows(rows: number): string {
  const rounded = Number(rows.toPrecision(2));
  if (rounded < 1e6) return formatCount(rounded, 'row');
  return rounded < 1e9 ? `${rounded / 1e6} million rows` : `${rounded / 1e9} billion rows`;
}
