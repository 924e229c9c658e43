// The tables of the measurement, once as models and once as the interfaces that a program without Limbeck would have.

/** A table of these columns in each area makes 44 tables. */
const AREAS = ['shop', 'crm', 'hr', 'blog'];

/** What a column is in the models, and what kysely-codegen writes for it. */
const KINDS = {
  key: ['t.bigint().identity().primaryKey()', 'Generated<Int8>'],
  text: ['t.text()', 'string'],
  name: ['t.varchar(200).unique()', 'string'],
  note: ['t.text().nullable()', 'string | null'],
  flag: ['t.boolean().serverDefault(true)', 'Generated<boolean>'],
  amount: ['t.money().serverDefault(0)', 'Generated<Numeric>'],
  count: ['t.integer().serverDefault(0)', 'Generated<number>'],
  day: ['t.date().nullable()', 'Timestamp | null'],
  created: ['t.instant().serverDefault(sql`now()`)', 'Generated<Timestamp>'],
  changed: ['t.instant().nullable()', 'Timestamp | null'],
  tags: ['t.text().array()', 'string[]'],
  uuid: ['t.uuid().serverDefault(sql`gen_random_uuid()`)', 'Generated<string>'],
  slug: ['t.text().generatedAs(sql`lower(name)`)', 'ColumnType<string, never, never>'],
};

const COMMON = { id: 'key', createdAt: 'created', updatedAt: 'changed' };

/** Table → its own columns. `>users` refers to a table of the same area, and `=status` is its enum. */
const TABLES = {
  users: {
    email: 'name',
    fullName: 'text',
    isActive: 'flag',
    avatarUrl: 'note',
    lastSeenOn: 'day',
    settings: '{}theme',
  },
  teams: { name: 'name', slug: 'slug', ownerId: '>users', description: 'note', memberLimit: 'count' },
  members: { teamId: '>teams', userId: '>users', role: '=owner,editor,reader', invitedById: '?users', joinedOn: 'day' },
  projects: { teamId: '>teams', title: 'text', slug: 'slug', budget: 'amount', isArchived: 'flag', labels: 'tags' },
  tasks: {
    projectId: '>projects',
    assigneeId: '?users',
    title: 'text',
    body: 'note',
    status: '=open,doing,done',
    points: 'count',
  },
  comments: {
    taskId: '>tasks',
    authorId: '>users',
    body: 'text',
    isHidden: 'flag',
    reactions: '{}likes',
    tags: 'tags',
  },
  invoices: {
    teamId: '>teams',
    number: 'name',
    total: 'amount',
    status: '=draft,sent,paid',
    dueOn: 'day',
    paidAt: 'changed',
  },
  invoiceLines: { invoiceId: '>invoices', position: 'count', label: 'text', unitPrice: 'amount', quantity: 'count' },
  files: {
    taskId: '?tasks',
    publicId: 'uuid',
    fileName: 'text',
    byteCount: 'count',
    metadata: '{}mime',
    uploadedById: '>users',
  },
  events: { userId: '?users', kind: 'text', payload: '{}action', address: 'note', requestId: 'uuid' },
  tokens: {
    userId: '>users',
    token: 'name',
    scopes: 'tags',
    expiresAt: 'changed',
    isRevoked: 'flag',
    useCount: 'count',
  },
};

const snake = (text) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const pascal = (text) => text.replace(/^./, (letter) => letter.toUpperCase());
const exportName = (area, table) => `${area}${pascal(table)}`;

/** Calls `write` for every table, in every area. */
function eachTable(write) {
  return AREAS.flatMap((area) =>
    Object.entries(TABLES).map(([table, columns]) => write({ area, table }, Object.entries({ ...COMMON, ...columns }))),
  ).join('\n');
}

export const MODELS = `import { check, index, MetaData, numeric, sql, timestamptz } from 'limbeck/schema';
export const metadata = new MetaData({ types: { money: () => numeric(12, 2), instant: () => timestamptz() } });
const { table, t } = metadata;
${eachTable(modelOf)}`;

function modelOf({ area, table }, columns) {
  const enums = columns.flatMap(([property, kind]) =>
    kind.startsWith('=') ? [enumOf({ area, table }, property, kind)] : [],
  );
  const lines = columns.map(([property, kind]) => `  ${property}: ${builderOf({ area, table }, property, kind)},`);
  return `${enums.join('\n')}
export const ${exportName(area, table)} = table('${area}_${snake(table)}', {
${lines.join('\n')}
}, (c) => [index([c.createdAt.desc()]), check('updated', sql\`\${c.updatedAt} >= \${c.createdAt}\`)]);`;
}

function enumOf({ area, table }, property, kind) {
  const values = kind
    .slice(1)
    .split(',')
    .map((value) => `'${value}'`);
  return `export const ${exportName(area, table)}${pascal(property)} = metadata.enum('${area}_${snake(table)}_${property}', [${values}]);`;
}

function builderOf({ area, table }, property, kind) {
  const reference = (to) => `.references(() => ${exportName(area, to)}.c.id, { onDelete: 'cascade' })`;
  if (kind.startsWith('>')) return `t.bigint()${reference(kind.slice(1))}.index()`;
  if (kind.startsWith('?')) return `t.bigint().nullable()${reference(kind.slice(1))}`;
  if (kind.startsWith('='))
    return `${exportName(area, table)}${pascal(property)}().serverDefault('${kind.slice(1).split(',')[0]}')`;
  if (kind.startsWith('{}')) return `t.jsonb<{ ${kind.slice(2)}: string }>()`;
  return KINDS[kind][0];
}

export const INTERFACES = `import type { ColumnType } from 'kysely';
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;
export type Numeric = ColumnType<string, number | string, number | string>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
${eachTable(interfaceOf)}
export interface DB {
${eachTable(({ area, table }) => `  ${area}_${snake(table)}: ${pascal(exportName(area, table))};`)}
}
`;

function interfaceOf({ area, table }, columns) {
  const lines = columns.map(([property, kind]) => `  ${snake(property)}: ${typeOf(kind)};`);
  return `export interface ${pascal(exportName(area, table))} {
${lines.join('\n')}
}`;
}

function typeOf(kind) {
  if (kind.startsWith('>')) return 'Int8';
  if (kind.startsWith('?')) return 'Int8 | null';
  if (kind.startsWith('='))
    return `Generated<${kind
      .slice(1)
      .split(',')
      .map((value) => `'${value}'`)
      .join(' | ')}>`;
  if (kind.startsWith('{}')) return `{ ${kind.slice(2)}: string }`;
  return KINDS[kind][1];
}
