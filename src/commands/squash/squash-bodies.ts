import { compare } from '../../autogen/compare.js';
import { renderRevisionBody } from '../../autogen/render/render-revision-body.js';
import { renderSqlRevision } from '../../autogen/render/render-sql-revision.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { squashImpossible } from '../../errors/squash-errors.js';
import type { Operation } from '../../operations/operation.js';
import type { Reflection } from '../../reflect/reflection.js';
import { invertStep } from '../../script/invert-step.js';
import type { RevisionFormat } from '../../script/revision-template.js';
import type { RevisionStep } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { lineComment, sqlComment, stringSource } from '../../util/escape.js';
import type { RevisionBodies } from '../new-revision/write-new-revision.js';
import { type ReadRevision, readRevision } from './read-revisions.js';

/** A run of revisions as they are written into the squash. */
export interface SquashPart {
  /** Above the lines of the part. */
  readonly title: string;
  readonly upgrade: readonly Operation[];
  /** Null if it can't be downgraded. */
  readonly downgrade: readonly Operation[] | null;
}

/** The part for revisions that only change the schema, on a database that is empty before them. */
export function comparedPart(count: number, before: Reflection, after: Reflection): SquashPart {
  const operationsBetween = (from: Reflection, to: Reflection) =>
    compare(to.schema, from.schema, {
      serverVersion: to.serverVersion,
      keptSchemas: from.keptSchemas,
      comparePrivileges: true,
      compareOwners: true,
    }).operations;
  return {
    title: `The schema after the first ${count} revisions.`,
    upgrade: operationsBetween(before, after),
    downgrade: operationsBetween(after, before),
  };
}

interface Reading {
  readonly settings: ResolvedSettings;
  readonly range: string;
}

/** The part for one revision, step by step as it is. */
export async function keptPart(upgrade: ReadRevision, { settings, range }: Reading): Promise<SquashPart> {
  const { revision } = upgrade.step;
  if (upgrade.leavesTransaction) {
    const why = `its revision "${revision.id}" runs outside a transaction, and comes after rows or SQL`;
    throw squashImpossible(range, why, `Squash the revisions before "${revision.id}", and those after it.`);
  }
  return {
    title: `${revision.id}: ${revision.message}`,
    upgrade: upgrade.operations,
    downgrade: await readDowngrade(upgrade.step, { settings, range }),
  };
}

async function readDowngrade(step: RevisionStep, { settings, range }: Reading): Promise<readonly Operation[] | null> {
  try {
    const { operations, leavesTransaction } = await readRevision(invertStep(step), settings, range);
    return leavesTransaction ? null : operations;
  } catch (error) {
    // A revision may have no downgrade, or refuse it.
    if (error instanceof LimbeckError) return null;
    throw error;
  }
}

/** The parts in the language of the file; the downgrade takes them back, the last one first. */
export function renderParts(parts: readonly SquashPart[], { format, schemas, settings }: RenderedFor): RevisionBodies {
  const enums = schemas.flatMap(({ schema }) => schema.enums);
  const imports = new Set<string>();
  const importStatements = new Set<string>();
  const bodyOf = (title: string, operations: readonly Operation[]): readonly string[] => {
    if (operations.length === 0) return [];
    if (format === 'sql') {
      return ['', sqlComment(title), ...renderSqlRevision({ operations, downgrade: [], notes: [], enums }).upgrade];
    }
    const body = renderRevisionBody(operations, { enums, renderItem: settings.renderItem });
    for (const name of body.imports) imports.add(name);
    for (const statement of body.importStatements) importStatements.add(statement);
    return [`  ${lineComment(title)}`, ...body.lines];
  };
  const blocked = parts.find(({ downgrade }) => downgrade === null);
  const upgrade = parts.flatMap((part) => bodyOf(part.title, part.upgrade));
  const downgrade =
    blocked === undefined
      ? parts.toReversed().flatMap((part) => bodyOf(part.title, part.downgrade ?? []))
      : refusal(`It can't be undone: ${blocked.title}`, format);
  return { imports: [...imports].sort(), importStatements: [...importStatements].sort(), upgrade, downgrade };
}

export interface RenderedFor {
  readonly format: RevisionFormat;
  readonly schemas: readonly Reflection[];
  readonly settings: ResolvedSettings;
}

function refusal(reason: string, format: RevisionFormat): readonly string[] {
  return format === 'sql'
    ? [`-- migrate: refuse ${sqlComment(reason).slice('-- '.length)}`]
    : [`  throw new Error(${stringSource(reason)});`];
}
