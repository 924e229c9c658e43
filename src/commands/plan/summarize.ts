import type { RunPlan } from '../../runtime/plan/plan.js';
import type {
  PlannedBlock,
  PlannedFinding,
  PlannedLock,
  PlannedLoss,
  PlannedStep,
  PlanSummary,
  RevisionPlan,
} from './plan-report.js';

export interface Allowed {
  readonly allowBlocking: boolean;
  /** Of one revision. */
  readonly mayDestroy: (revision: string) => boolean;
}

/** What an operator has to know first. */
export function summarize(revisions: readonly RevisionPlan[], allowed: Allowed): PlanSummary {
  const places = revisions.flatMap(({ revision, steps }) =>
    steps.map((step, index) => ({ step, place: { revision: revision ?? '', step: index + 1 } })),
  );
  return {
    blocks: places
      .flatMap(({ step, place }) => longLocks(step).map((lock) => ({ ...place, what: step.what, ...lock })))
      .sort(byLength),
    destroys: places.flatMap(lossesOf),
    unknown: [...places.flatMap(unknownOf), ...revisions.flatMap(restOf)],
    refused: places.flatMap((one) => refusalsOf(one, allowed)),
  };
}

interface Placed {
  readonly step: PlannedStep;
  readonly place: { readonly revision: string; readonly step: number };
}

/** Those that are held while rows are worked on. */
function longLocks({ locks }: PlannedStep): readonly PlannedLock[] {
  return (locks ?? []).filter(({ stops, isEmpty, held }) => stops !== null && !isEmpty && held !== 'moment');
}

function lossesOf({ step, place }: Placed): readonly PlannedLoss[] {
  const { bytes = null, rows = null } = step.locks?.[0] ?? {};
  return (step.destroys ?? []).map((what) => ({ ...place, what, bytes, rows }));
}

/** First what surely takes long, then by size; a size that isn't known comes first. */
function byLength(a: PlannedBlock, b: PlannedBlock): number {
  const isCertain = ({ work, held }: PlannedBlock) => (work === 'moment' && held === 'unknown' ? 1 : 0);
  const size = ({ bytes }: PlannedBlock) => bytes ?? Number.MAX_VALUE;
  return isCertain(a) - isCertain(b) || size(b) - size(a);
}

function unknownOf({ step, place }: Placed): readonly PlannedFinding[] {
  const { way, because, destroys, what } = step;
  if (way === 'sql') return [{ ...place, what: destroys === null ? 'its locks, and what it destroys' : 'its locks' }];
  const unknown = way === 'unknown' ? [{ ...place, what: `its locks, because ${because}` }] : [];
  return destroys === null ? [...unknown, { ...place, what: `what it destroys: ${what}` }] : unknown;
}

function restOf({ revision, unknown }: RevisionPlan): readonly PlannedFinding[] {
  return unknown === null
    ? []
    : [{ revision: revision ?? '', step: null, what: `the rest of the revision, because ${unknown.reason}` }];
}

function refusalsOf({ step, place }: Placed, { allowBlocking, mayDestroy }: Allowed): readonly PlannedFinding[] {
  const { way, because, destroys } = step;
  return [
    ...(way === 'blocking' && !allowBlocking ? [{ ...place, what: `\`allowBlocking\` is false: ${because}` }] : []),
    ...(destroys === null || destroys.length === 0 || mayDestroy(place.revision)
      ? []
      : [{ ...place, what: `\`allowDestructive\` is false: it ${destroys.join(', ')}` }]),
  ];
}

/** As the report has it. */
export function toRevisionPlans({ revisions }: RunPlan): readonly RevisionPlan[] {
  return revisions.map(({ step: { direction, revision }, steps, unknown }) => ({
    direction,
    revision: revision?.id ?? null,
    message: revision?.message ?? null,
    // A revision that is undone needs no file.
    path: revision?.path || null,
    steps,
    unknown,
  }));
}
