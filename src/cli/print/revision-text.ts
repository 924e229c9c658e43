import type { StepInfo } from '../../commands/environment/command-events.js';
import type { RevisionInfo } from '../../commands/graph/revision-info.js';
import type { Paint } from '../palette.js';

type Mark = readonly [holds: boolean, mark: string];

/** ` (head) (current) (mergepoint)`, as far as it holds; Alembic's words in Alembic's order. */
function formatMarks(info: RevisionInfo, paint: Paint): string {
  return `${formatHeadMarks(info, paint)}${paintMarks(
    [
      [info.isCurrent === true, 'current'],
      [info.isBranchPoint, 'branchpoint'],
      [info.isMergePoint, 'mergepoint'],
    ],
    paint,
  )}`;
}

function formatHeadMarks(info: RevisionInfo, paint: Paint): string {
  const marks: readonly Mark[] = [
    [info.isHead && !info.isEffectiveHead, 'head'],
    [info.isEffectiveHead, 'effective head'],
  ];
  return paintMarks(marks, paint);
}

/** `4e1f0b7c92ad (billing)`. */
function formatLabelled(info: RevisionInfo, paint: Paint): string {
  const labels = info.branchLabels.length > 0 ? paint('cyan', ` (${info.branchLabels.join(', ')})`) : '';
  return `${paint('yellow', info.id)}${labels}`;
}

function paintMarks(marks: readonly Mark[], paint: Paint): string {
  return marks
    .filter(([holds]) => holds)
    .map(([, mark]) => paint(mark === 'current' ? 'green' : 'dim', ` (${mark})`))
    .join('');
}

/** `91c5d2aa03fe -> 4e1f0b7c92ad (head), add bio`. */
export function formatHistoryLine(info: RevisionInfo, paint: Paint): string {
  const down = info.downRevisions.length === 0 ? '<base>' : info.downRevisions.join(', ');
  const needs = info.dependsOn.length === 0 ? '' : ` (${info.dependsOn.join(', ')})`;
  return `${down}${needs} -> ${formatLabelled(info, paint)}${formatMarks(info, paint)}, ${info.message}`;
}

/** `4e1f0b7c92ad (billing) (head)`: how `heads` shows a revision. It doesn't show what is below. */
export function formatHead(info: RevisionInfo, paint: Paint): string {
  return `${formatLabelled(info, paint)}${formatHeadMarks(info, paint)}`;
}

/** `4e1f0b7c92ad (billing) (branchpoint)`: what `branches` says of one. */
export function formatShortLine(info: RevisionInfo, paint: Paint): string {
  return `${formatLabelled(info, paint)}${formatMarks(info, paint)}`;
}

/** `4e1f0b7c92ad (head) (mergepoint)`: what `current` says of one, and how a long entry begins. */
export function formatCurrent(info: RevisionInfo, paint: Paint): string {
  return `${paint('yellow', info.id)}${formatMarks(info, paint)}`;
}

/** The entry of `show` and of `--verbose`. */
export function formatLongEntry(info: RevisionInfo, paint: Paint): readonly string[] {
  return [
    `Rev: ${formatCurrent(info, paint)}`,
    parentLine(info),
    ...listLine('Also depends on', info.dependsOn),
    ...listLine('Replaces', info.replaces ?? []),
    ...(info.isBranchPoint ? listLine('Branches into', info.nextRevisions) : []),
    ...listLine('Branch names', info.branchLabels),
    `Path: ${info.path}`,
    '',
    ...info.doc.split('\n').map((line) => (line === '' ? '' : `    ${line}`)),
    '',
  ];
}

function parentLine({ downRevisions }: RevisionInfo): string {
  return downRevisions.length > 1 ? `Merges: ${downRevisions.join(', ')}` : `Parent: ${downRevisions[0] ?? '<base>'}`;
}

function listLine(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${name}: ${values.join(', ')}`];
}

/** `Running upgrade 91c5d2aa03fe -> 4e1f0b7c92ad, add bio`; Alembic's line. */
export function formatStep(step: StepInfo, paint: Paint): string {
  const arrow = `${step.from.join(', ')} -> ${step.to.join(', ')}`;
  return `${paint('green', 'Running')} ${step.direction} ${arrow}${step.message === null ? '' : `, ${step.message}`}`;
}
