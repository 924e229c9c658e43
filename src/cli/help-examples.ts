const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  branches: ['migrate branches'],
  check: [
    'migrate check',
    'migrate check --from-revisions',
    'migrate check --explain audit.log',
    'migrate check --files',
    'migrate check --fleet',
  ],
  completion: ['eval "$(migrate completion bash)"'],
  current: ['migrate current', 'migrate current --check-heads'],
  diagram: ['migrate diagram --out tables.svg', 'migrate diagram "order_*" users --format mermaid'],
  diff: ['migrate diff prod models', 'migrate diff head-1 head --sql'],
  downgrade: ['migrate downgrade -1', 'migrate downgrade base'],
  edit: ['migrate edit head'],
  'ensure-version': ['migrate ensure-version'],
  fleet: ['migrate fleet add tenant_acme'],
  graph: ['migrate graph', 'migrate graph --env dev,prod', 'migrate graph --out history.svg'],
  heads: ['migrate heads'],
  history: ['migrate history', 'migrate history -r -3:current'],
  'import-alembic': ['migrate import-alembic ../backend/alembic'],
  'import-drizzle': ['migrate import-drizzle ./drizzle --stamp'],
  'import-flyway': ['migrate import-flyway ./sql --stamp'],
  'import-knex': ['migrate import-knex ./migrations --stamp --to db/versions'],
  'import-node-pg-migrate': ['migrate import-node-pg-migrate ./migrations --stamp'],
  'import-prisma': ['migrate import-prisma ./prisma --stamp'],
  init: ['migrate init', 'migrate init -y --models sql --database pglite://.limbeck/dev'],
  lint: ['migrate lint', 'migrate lint changes.sql', 'migrate lint --all --format github'],
  'list-templates': ['migrate list-templates'],
  log: ['migrate log', 'migrate log 4e1f', 'migrate log --since yesterday --json', 'migrate log --fleet --limit 5'],
  merge: ['migrate merge heads -m "merge bio and avatar"'],
  rebase: ['migrate rebase 4e1f', 'migrate rebase 4e1f --onto 91c5'],
  reflect: ['migrate reflect models.ts', 'migrate reflect --stamp'],
  report: ['migrate report --out report.html', 'migrate report head --out report.md'],
  revision: [
    'migrate revision --autogenerate -m "add bio"',
    'migrate revision --autogenerate --expand-contract',
    'migrate revision --autogenerate --online',
    'migrate revision -m "fill slugs"',
  ],
  show: ['migrate show head'],
  squash: ['migrate squash base:head -m "initial schema"', 'migrate squash ae10:4e1f -m billing --delete'],
  stamp: ['migrate stamp head', 'migrate stamp --purge 4e1f'],
  status: ['migrate status', 'migrate status --fleet', 'migrate status --json'],
  upgrade: ['migrate upgrade head', 'migrate upgrade head --fleet --only "eu_*"', 'migrate -x env=prod upgrade +1'],
  verify: ['migrate verify', 'migrate verify --since head-5'],
};

/** What `--help` shows below the options of a command: examples, and where the documentation is. */
export function helpAfter(command: string): string {
  const examples = (EXAMPLES[command] ?? []).map((example) => `  ${example}`);
  const documentation = new URL(`../../docs/commands.md#${command}`, import.meta.url);
  return ['', 'Examples:', ...examples, '', 'Documentation:', `  ${documentation.href}`].join('\n');
}
