import { asSource, stringSource } from '../../util/escape.js';
import type { ConfigParts } from '../templates/project-template.js';
import type { DetectedProject } from './detect-project.js';
import { EXAMPLE_MODELS, EXAMPLE_SQL } from './example-models.js';
import { EMBEDDED_URL, isVariable, type ModelKind } from './init-questions.js';

/** What `init` writes for the answers, besides the folder of revisions. */
export interface ProjectPlan {
  readonly config: ConfigParts;
  /** A file that declares an example, unless it exists; null if tables are declared already. */
  readonly example: { readonly path: string; readonly text: string } | null;
  /** A variable for `.env`; null if none has to be written. */
  readonly variable: { readonly name: string; readonly value: string } | null;
  /** What Git must not see. */
  readonly gitIgnored: readonly string[];
}

export interface ProjectAnswers {
  readonly models: ModelKind;
  /** A URL, or the name of a variable. */
  readonly database: string;
}

/** The variables that a URL may go to: a config is committed, and a password must not be. */
const URL_VARIABLE = 'DATABASE_URL';
const OTHER_VARIABLE = 'MIGRATE_DATABASE_URL';

export function planProject(project: DetectedProject, { models, database }: ProjectAnswers): ProjectPlan {
  const { target, imports = [], ignored = [], example = null } = declarationOf(models, project);
  const isEmbedded = database === EMBEDDED_URL;
  const free = project.envVariable === URL_VARIABLE ? OTHER_VARIABLE : URL_VARIABLE;
  const name = isVariable(database) ? database : free;
  const variable = isEmbedded || isVariable(database) ? null : { name, value: database };
  const readsEnvFile = variable !== null || project.envVariable === name;
  return {
    config: {
      target,
      imports,
      ignored,
      url: isEmbedded ? stringSource(database) : asSource(`process.env.${name}`),
      readsEnvFile: readsEnvFile && !isEmbedded,
    },
    example,
    variable,
    gitIgnored: [...(variable === null ? [] : ['.env']), ...(isEmbedded ? ['.limbeck/'] : [])],
  };
}

interface Declaration extends Pick<ConfigParts, 'target'>, Partial<Pick<ConfigParts, 'imports' | 'ignored'>> {
  readonly example?: ProjectPlan['example'];
}

function declarationOf(models: ModelKind, project: DetectedProject): Declaration {
  const { sourceFolder, drizzle } = project;
  switch (models) {
    case 'typescript': {
      const path = `${sourceFolder}/models.ts`;
      return { target: stringSource(path), example: { path, text: EXAMPLE_MODELS } };
    }
    case 'sql': {
      const path = `${sourceFolder}/schema.sql`;
      return { target: stringSource(path), example: { path, text: EXAMPLE_SQL } };
    }
    case 'reflect':
      return { target: stringSource(`${sourceFolder}/models.ts`) };
    case 'drizzle': {
      const path = stringSource(drizzle?.path ?? './src/db/schema.ts');
      const casing = drizzle?.casing ?? null;
      const options = casing === null ? '' : `, { casing: ${stringSource(casing)} }`;
      return { target: asSource(`drizzle(${path}${options})`), imports: ['drizzle'] };
    }
    case 'prisma': {
      const target = asSource(`{ command: ${stringSource(prismaCommand(project))} }`);
      return { target, ignored: ['_prisma_migrations'] };
    }
  }
}

/** Prisma 7 has renamed an option. */
function prismaCommand({ prisma, dependencies }: DetectedProject): string {
  const isOld = /^\D*[1-6]\./.test(dependencies.get('prisma') ?? '');
  const option = isOld ? '--to-schema-datamodel' : '--to-schema';
  return `prisma migrate diff --from-empty ${option} ${prisma ?? 'prisma/schema.prisma'} --script`;
}
