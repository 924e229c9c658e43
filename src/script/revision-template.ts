/** The languages that a revision can be written in, by the extension of its file. */
export const REVISION_FORMATS = ['ts', 'mts', 'js', 'mjs', 'sql'] as const;
export type RevisionFormat = (typeof REVISION_FORMATS)[number];

/**
 * A placeholder of a template, written as `{{message}}`. If all placeholders of a line are empty, the line is omitted. A
 * placeholder that is alone on its line, or alone behind the mark of a comment, may become several lines.
 *
 * - In a comment or in SQL: `message`, `id`, `revises`, `createDate`.
 * - In code, as literals: `revision`, `downRevision`, `branchLabels`, `dependsOn`. In SQL, the last two are lists, and
 *   `transaction` is `false` or empty.
 * - `imports`: the imports of the bodies, from `limbeck/schema` and from `renderItem`.
 * - `upgrade` and `downgrade`: the bodies, indented by two spaces.
 * - `upgradeParts` and `downgradeParts`: the bodies for several databases. Each is a method with the name of its database,
 *   or a section of SQL.
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
  | 'upgradeParts'
  | 'downgradeParts'
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

const TYPESCRIPT_START = `${COMMENT}
import type { Operations } from 'limbeck';
{{imports}}

${FACTS}
`;

/** What `migrate init` writes as {@link TEMPLATE_FILE_NAME}. */
export const DEFAULT_TEMPLATE = `${TYPESCRIPT_START}
export async function upgrade(op: Operations): Promise<void> {
  {{upgrade}}
}

export async function downgrade(op: Operations): Promise<void> {
  {{downgrade}}
}
`;

const PARTS = `
export const upgrade = {
  {{upgradeParts}}
};

export const downgrade = {
  {{downgradeParts}}
};
`;

/** The same for several databases. */
export const PARTS_TEMPLATE = `${TYPESCRIPT_START}${PARTS}`;

const JAVASCRIPT_START = `${COMMENT}
{{imports}}

${FACTS}
`;

const JAVASCRIPT_TEMPLATE = `${JAVASCRIPT_START}
/** @param {import('limbeck').Operations} op */
export async function upgrade(op) {
  {{upgrade}}
}

/** @param {import('limbeck').Operations} op */
export async function downgrade(op) {
  {{downgrade}}
}
`;

const SQL_START = `-- {{message}}
--
-- Revision ID: {{id}}
-- Revises: {{revises}}
-- Branch labels: {{branchLabels}}
-- Depends on: {{dependsOn}}
-- Transaction: {{transaction}}
-- Create Date: {{createDate}}
`;

const SQL_TEMPLATE = `${SQL_START}
-- migrate: upgrade
{{upgrade}}

-- migrate: downgrade
{{downgrade}}
`;

/** A project's own template of TypeScript revisions, in its script location. */
export const TEMPLATE_FILE_NAME = 'script.ts.template';

interface BuiltInTemplate {
  readonly text: string;
  /** For several databases. */
  readonly parts: string;
  /** The file that replaces it if the script location contains one. */
  readonly fileName: string;
}

const TYPESCRIPT: BuiltInTemplate = { text: DEFAULT_TEMPLATE, parts: PARTS_TEMPLATE, fileName: TEMPLATE_FILE_NAME };
const JAVASCRIPT: BuiltInTemplate = {
  text: JAVASCRIPT_TEMPLATE,
  parts: `${JAVASCRIPT_START}${PARTS}`,
  fileName: 'script.js.template',
};

export const TEMPLATES: Readonly<Record<RevisionFormat, BuiltInTemplate>> = {
  ts: TYPESCRIPT,
  mts: TYPESCRIPT,
  js: JAVASCRIPT,
  mjs: JAVASCRIPT,
  sql: {
    text: SQL_TEMPLATE,
    parts: `${SQL_START}\n{{upgradeParts}}\n\n{{downgradeParts}}\n`,
    fileName: 'script.sql.template',
  },
};
