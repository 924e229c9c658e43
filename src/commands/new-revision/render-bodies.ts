import { renderRevisionBody } from '../../autogen/render/render-revision-body.js';
import { renderSqlRevision } from '../../autogen/render/render-sql-revision.js';
import type { RevisionFormat } from '../../script/revision-template.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { lineComment, sqlComment } from '../../util/escape.js';
import type { Difference } from '../difference/difference.js';
import type { RevisionBodies } from './write-new-revision.js';

/** Both directions of a revision, in the language of the file. */
export function renderBodies(difference: Difference, format: RevisionFormat = 'ts', indent = 2): RevisionBodies {
  const { trial } = difference;
  const rendered = renderDirections(difference, format, indent);
  if (trial?.outcome !== 'failed') return rendered;
  const warning = [
    `Limbeck tried this ${trial.direction} on a copy of the schema, and it failed. ${trial.what}`,
    'Correct it by hand; please report it as a defect of Limbeck.',
  ].map((line) => (format === 'sql' ? sqlComment(line) : `${' '.repeat(indent)}${lineComment(line)}`));
  return { ...rendered, [trial.direction]: [...warning, ...rendered[trial.direction]] };
}

function renderDirections(difference: Difference, format: RevisionFormat, indent: number): RevisionBodies {
  const { operations, downgrade, notes, declared, reflected, renderItem } = difference;
  const enums = [...declared.enums, ...reflected.enums];
  if (format === 'sql') {
    return { imports: [], importStatements: [], ...renderSqlRevision({ operations, downgrade, notes, enums }) };
  }
  const up = renderRevisionBody(operations, { notes, enums, renderItem, indent });
  const down = renderRevisionBody(downgrade, { notes, enums, renderItem, indent });
  return {
    ...importsOf([up, down]),
    upgrade: up.lines,
    downgrade: down.lines,
  };
}

/** The body for one database. If the settings name several databases, a part with the database's name. */
export function renderFor({ database, revisionFormat }: ResolvedSettings, difference: Difference): RevisionBodies {
  return database === null
    ? renderBodies(difference, revisionFormat)
    : renderParts(new Map([[database, difference]]), revisionFormat);
}

/** The same of several databases, each by its name. Lines of code stand in a method of an object. */
export function renderParts(differences: ReadonlyMap<string, Difference>, format: RevisionFormat): RevisionBodies {
  const indent = format === 'sql' ? 0 : 4;
  const parts = [...differences].map(([name, difference]) => ({ name, ...renderBodies(difference, format, indent) }));
  return {
    ...importsOf(parts),
    upgrade: [],
    downgrade: [],
    parts,
    ...(parts.some(({ transaction }) => transaction === false) ? { transaction: false } : {}),
  };
}

function importsOf(bodies: readonly Pick<RevisionBodies, 'imports' | 'importStatements'>[]) {
  return {
    imports: [...new Set(bodies.flatMap(({ imports }) => imports))].sort(),
    importStatements: [...new Set(bodies.flatMap(({ importStatements }) => importStatements))].sort(),
  };
}
