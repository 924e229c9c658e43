/** The languages that a revision can be written in, by the extension of its file. */
export const REVISION_FORMATS = ['ts', 'mts', 'js', 'mjs', 'sql'] as const;
export type RevisionFormat = (typeof REVISION_FORMATS)[number];

/**
 * What stands for something in a template, written as `{{message}}`. A line whose placeholders all stand for nothing
 * is left out; one that stands alone on its line may become several lines, and so may one behind the mark of a comment.
 *
 * In a comment or in SQL: `message`, `id`, `revises`, `createDate`. In code, as literals: `revision`, `downRevision`,
 * `branchLabels`, `dependsOn`; in SQL the last two as lists, and `transaction`: `false`, or nothing. `imports` is the import of what the bodies need from
 * `limbeck/schema`; `upgrade` and `downgrade` are the bodies, indented by two spaces.
 */
export type Placeholder =
  | 'message'
  | 'id'
  | 'revises'
  | 'createDate'
  | 'transaction'
  | 'imports'
  | 'revision'
  | 'downRevision'
  | 'branchLabels'
  | 'dependsOn'
  | 'upgrade'
  | 'downgrade';

const COMMENT = `/**
 * {{message}}
 *
 * Revision ID: {{id}}
 * Revises: {{revises}}
 * Create Date: {{createDate}}
 */`;

const FACTS = `export const revision = {{revision}};
export const downRevision = {{downRevision}};
export const branchLabels = {{branchLabels}};
export const dependsOn = {{dependsOn}};`;

/** What `migrate init` writes as {@link TEMPLATE_FILE_NAME}. */
export const DEFAULT_TEMPLATE = `${COMMENT}
import type { Operations } from 'limbeck';
{{imports}}

${FACTS}

export async function upgrade(op: Operations): Promise<void> {
  {{upgrade}}
}

export async function downgrade(op: Operations): Promise<void> {
  {{downgrade}}
}
`;

const JAVASCRIPT_TEMPLATE = `${COMMENT}
{{imports}}

${FACTS}

/** @param {import('limbeck').Operations} op */
export async function upgrade(op) {
  {{upgrade}}
}

/** @param {import('limbeck').Operations} op */
export async function downgrade(op) {
  {{downgrade}}
}
`;

const SQL_TEMPLATE = `-- {{message}}
--
-- Revision ID: {{id}}
-- Revises: {{revises}}
-- Branch labels: {{branchLabels}}
-- Depends on: {{dependsOn}}
-- Transaction: {{transaction}}
-- Create Date: {{createDate}}

-- migrate: upgrade
{{upgrade}}

-- migrate: downgrade
{{downgrade}}
`;

/** A project's own template of TypeScript revisions, in its script location. */
export const TEMPLATE_FILE_NAME = 'script.ts.template';

interface BuiltInTemplate {
  readonly text: string;
  /** The file that replaces it where the script location holds one. */
  readonly fileName: string;
}

const TYPESCRIPT: BuiltInTemplate = { text: DEFAULT_TEMPLATE, fileName: TEMPLATE_FILE_NAME };
const JAVASCRIPT: BuiltInTemplate = { text: JAVASCRIPT_TEMPLATE, fileName: 'script.js.template' };

export const TEMPLATES: Readonly<Record<RevisionFormat, BuiltInTemplate>> = {
  ts: TYPESCRIPT,
  mts: TYPESCRIPT,
  js: JAVASCRIPT,
  mjs: JAVASCRIPT,
  sql: { text: SQL_TEMPLATE, fileName: 'script.sql.template' },
};
