/**
 * What other migration tools call it, and the command of ours: of Prisma, Drizzle Kit, Knex, TypeORM, MikroORM, Flyway,
 * Liquibase, Rails, Django, Laravel, Atlas, Sqitch, dbmate, goose and golang-migrate.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  apply: 'migrate upgrade head',
  baseline: 'migrate stamp head',
  clean: 'migrate downgrade base',
  create: 'migrate revision -m "…"',
  deploy: 'migrate upgrade head',
  dev: 'migrate revision --autogenerate -m "…"` and then `migrate upgrade head',
  drop: 'migrate downgrade base',
  dump: 'migrate reflect',
  fake: 'migrate stamp head',
  generate: 'migrate revision --autogenerate -m "…"',
  info: 'migrate status',
  introspect: 'migrate reflect',
  latest: 'migrate upgrade head',
  list: 'migrate history',
  ls: 'migrate history',
  make: 'migrate revision -m "…"',
  makemigrations: 'migrate revision --autogenerate -m "…"',
  migrate: 'migrate upgrade head',
  new: 'migrate revision -m "…"',
  pending: 'migrate status',
  plan: 'migrate upgrade --plan',
  pull: 'migrate reflect',
  push: 'migrate revision --autogenerate -m "…"` and then `migrate upgrade head',
  redo: 'migrate downgrade -1` and then `migrate upgrade head',
  repair: 'migrate check --files --accept',
  reset: 'migrate downgrade base',
  resolve: 'migrate stamp head',
  revert: 'migrate downgrade -1',
  rollback: 'migrate downgrade -1',
  run: 'migrate upgrade head',
  sync: 'migrate revision --autogenerate -m "…"` and then `migrate upgrade head',
  undo: 'migrate downgrade -1',
  validate: 'migrate check --files',
};

/** The command line of ours that does what another tool calls so; null if no other tool is known to. */
export function commandOfOtherTool(word: string): string | null {
  // TypeORM, Knex and MikroORM write `migration:generate`, `migrate:latest`.
  const bare = word.toLowerCase().replace(/^(?:migrations?|migrate|db|schema):/, '');
  return COMMANDS[bare] ?? null;
}
