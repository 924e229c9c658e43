// The same N tables as models of Limbeck and of SQLAlchemy: what a grown product's schema looks like.

const COLUMNS = [
  ['email', 't.varchar(255)', 'sa.String(255)', 'nn'],
  ['full_name', 't.varchar(120)', 'sa.String(120)'],
  ['is_active', 't.boolean().serverDefault(true)', 'sa.Boolean, server_default=sa.text("true")', 'nn'],
  ['score', 't.integer().serverDefault(0)', 'sa.Integer, server_default=sa.text("0")', 'nn'],
  ['price', 't.numeric(12, 2)', 'sa.Numeric(12, 2)'],
  ['kind', "t.text().serverDefault('plain')", 'sa.Text, server_default="plain"', 'nn'],
  ['settings', 't.jsonb().serverDefault({})', `pg.JSONB, server_default=sa.text("'{}'::jsonb")`, 'nn'],
  ['labels', 't.text().array()', 'pg.ARRAY(sa.Text)'],
  [
    'token',
    't.uuid().serverDefault(sql`gen_random_uuid()`)',
    'pg.UUID, server_default=sa.text("gen_random_uuid()")',
    'nn',
  ],
  ['note', "t.text().comment('free text')", "sa.Text, comment='free text'"],
  ['starts_on', 't.date()', 'sa.Date'],
  [
    'created_at',
    't.timestamptz().serverDefault(sql`now()`)',
    'sa.DateTime(timezone=True), server_default=sa.text("now()")',
    'nn',
  ],
  ['updated_at', 't.timestamptz()', 'sa.DateTime(timezone=True)'],
];

const tableName = (number) => `area_${number % 17}_item_${number}`;

export function limbeckModels(count) {
  const tables = Array.from({ length: count }, (_, number) => {
    const columns = COLUMNS.map(([name, type, , flag]) => `  ${name}: ${type}${flag === 'nn' ? '' : '.nullable()'},`);
    const parent =
      number === 0
        ? ''
        : `\n  parent_id: t.bigint().nullable().references('${tableName(Math.floor(number / 10))}.id'),`;
    return `export const t${number} = table('${tableName(number)}', {
  id: t.bigint().identity().primaryKey(),
${columns.join('\n')}${parent}
}, (c) => [
  unique([c.email, c.kind], { name: 'uq_${number}' }),
  index([c.created_at], { name: 'ix_${number}_created_at' }),
  index([c.score, c.kind], { name: 'ix_${number}_score', where: sql\`price IS NOT NULL\` }),
  check('ck_${number}_score', sql\`score >= 0 AND score < 1000\`),
]);`;
  });
  return `import { check, index, MetaData, sql, unique } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

${tables.join('\n\n')}
`;
}

export function sqlalchemyModels(count) {
  const tables = Array.from({ length: count }, (_, number) => {
    const columns = COLUMNS.map(
      ([name, , type, flag]) => `    sa.Column("${name}", ${type}, nullable=${flag === 'nn' ? 'False' : 'True'}),`,
    );
    const parent =
      number === 0
        ? ''
        : `\n    sa.Column("parent_id", sa.BigInteger, sa.ForeignKey("${tableName(Math.floor(number / 10))}.id", name="${tableName(number)}_parent_id_fkey"), nullable=True),`;
    return `sa.Table("${tableName(number)}", metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
${columns.join('\n')}${parent}
    sa.UniqueConstraint("email", "kind", name="uq_${number}"),
    sa.Index("ix_${number}_created_at", "created_at"),
    sa.Index("ix_${number}_score", "score", "kind", postgresql_where=sa.text("price IS NOT NULL")),
    sa.CheckConstraint("score >= 0 AND score < 1000", name="ck_${number}_score"),
)`;
  });
  return `import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

metadata = sa.MetaData()

${tables.join('\n\n')}
`;
}
