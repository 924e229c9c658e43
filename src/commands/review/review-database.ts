import { LimbeckError } from '../../errors/limbeck-error.js';
import { loadParser } from '../../lint/sql/parser.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { RevisionStep } from '../../script/step.js';
import { runEnvironment } from '../environment/environment.js';
import { lintRevisions } from '../lint/lint-revisions.js';
import type { DatabasePlan } from '../plan/plan-report.js';
import { planDatabase } from '../plan/write-plan.js';
import { changedDiagram } from './changed-diagram.js';
import { type ChangedSchema, findChangedObjects } from './changed-objects.js';
import { type ChosenRevisions, chooseRevisions, type ReviewRequest } from './choose-revisions.js';
import type { DatabaseReview, ReviewedLoss, ReviewedRevision } from './review.js';
import { toStatements } from './reviewed-statements.js';
import { type TriedRevisions, tryRevisions } from './try-revisions.js';

/** Runs the revisions on a scratch database, and says what they change, block and destroy. */
export async function reviewDatabase(request: ReviewRequest): Promise<DatabaseReview> {
  const { settings, map, events } = request;
  const chosen = await chooseRevisions(request);
  const { ids } = chosen;
  const steps = planUpgrade(map, [], [...ids]);
  const tried = await tryRevisions({ steps, wanted: ids, settings }, events);
  const changed = tried.stretches.map(({ before, after }) => findChangedObjects(before, after));
  const { plan, notes } = await planPending(request, chosen);
  const parser = await loadParser();
  const { cwd } = request;
  const care = { isOnline: settings.online !== false, limitsLocks: settings.lockTimeoutMs !== null };
  const upgrades = tried.seen.filter(({ step }) => step.direction === 'upgrade');
  return {
    name: settings.database,
    chosen: chosen.chosen,
    revisions: steps.filter(({ revision }) => ids.has(revision.id)).map((step) => toReviewed(step, tried)),
    isRun: tried.isRun,
    objects: changed.flatMap(({ objects }) => objects),
    diagram: reviewDiagram(tried),
    destroys: lossesOf(tried, changed),
    findings: lintRevisions(upgrades, { parser, severities: settings.lintRules, cwd, wanted: ids, care }).filter(
      ({ severity }) => severity !== 'advice',
    ),
    downgrade: tried.downgrade,
    plan,
    notes: [
      ...tried.notes,
      ...notes,
      ...(chosen.unreachable === null ? [] : [`What is pending isn't known: ${chosen.unreachable}`]),
      ...(parser === null ? [WITHOUT_PARSER] : []),
    ],
  };
}

const WITHOUT_PARSER =
  'The package `libpg-query` is missing, so SQL is judged only by its locks and its work on the scratch database.';

function toReviewed({ revision }: RevisionStep, { seen }: TriedRevisions): ReviewedRevision {
  const own = seen.filter(({ step }) => step.revision?.id === revision.id);
  return {
    id: revision.id,
    downRevisions: revision.downRevisions,
    message: revision.message,
    path: revision.path,
    upgrade: toStatements(own.filter(({ step }) => step.direction === 'upgrade')),
    downgrade: toStatements(own.filter(({ step }) => step.direction === 'downgrade')),
  };
}

/** What directives lose is known from them. What SQL drops is seen afterwards. */
function lossesOf({ planned }: TriedRevisions, changed: readonly ChangedSchema[]): readonly ReviewedLoss[] {
  const ofDirectives = planned.flatMap(({ step, steps }) =>
    steps.flatMap(({ destroys }) => (destroys ?? []).map((what) => ({ revision: step.revision?.id ?? null, what }))),
  );
  const seen = new Set(ofDirectives.map(({ what }) => what));
  const ofSql = changed.flatMap(({ drops }) => drops).filter((what) => !seen.has(what));
  const unknown = planned.filter(
    (revision) => revision.unknown !== null || revision.steps.some(({ destroys }) => destroys === null),
  );
  return [
    ...ofDirectives,
    ...ofSql.map((what) => ({ revision: null, what })),
    ...unknown.map(({ step }) => ({ revision: step.revision?.id ?? null, what: null })),
  ];
}

function reviewDiagram({ stretches }: TriedRevisions): DatabaseReview['diagram'] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return { tables: [], references: [] };
  return changedDiagram(findChangedObjects(first.before, last.after));
}

interface PendingPlan {
  readonly plan: DatabasePlan | null;
  readonly notes: readonly string[];
}

/** What an upgrade would do to the tables of the database as they are now. */
async function planPending(
  { settings, map, events }: ReviewRequest,
  { ids, areNext }: ChosenRevisions,
): Promise<PendingPlan> {
  if (!areNext) return { plan: null, notes: [] };
  try {
    const [plan] = await runEnvironment(settings, events, (place) =>
      planDatabase(place, {
        map,
        options: {},
        undoes: ['downgrade'],
        plan: (_, heads) => planUpgrade(map, heads, [...ids]),
      }),
    );
    return { plan, notes: [] };
  } catch (error) {
    if (!(error instanceof LimbeckError) || error.code === 'INTERRUPTED') throw error;
    return { plan: null, notes: [`What an upgrade of the database would block isn't known: ${error.message}`] };
  }
}
