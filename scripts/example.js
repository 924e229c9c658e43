// `npm run example`: sets up what a bare clone lacks, then shows the main job on the embedded database.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const STAGE = join(ROOT, '.limbeck', 'example');
const MODELS = join(STAGE, 'models.ts');
const VERSIONS = join(STAGE, 'migrations', 'versions');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const BEFORE = `    fullName: t.varchar(120),
`;
const AFTER = `${BEFORE}    bio: t.text().nullable().comment('Markdown'),
    avatarUrl: t.varchar(500).nullable().index(),
`;

setUp();
heading('The models change: users get a bio and an avatar');
changeModels();
heading('Where the database is, and what the chain is');
migrate('upgrade', 'head');
migrate('history', '--indicate-current');
heading('Autogenerate compares models and database, and writes a revision');
migrate('revision', '--autogenerate', '-m', 'add bio and avatar to users');
showNewest();
heading('Up to head, one step down, and up again');
migrate('upgrade', 'head');
migrate('downgrade', '-1');
migrate('current');
migrate('upgrade', 'head');
migrate('current');
heading('Models and database agree');
migrate('check');

function setUp() {
  if (!existsSync(join(ROOT, 'node_modules', 'pg'))) {
    heading('Installing the packages (once)');
    run(NPM, ['ci']);
  }
  heading('Building limbeck');
  run(NPM, ['run', '--silent', 'build', '--', '--if-outdated']);
  rmSync(STAGE, { recursive: true, force: true });
  cpSync(join(ROOT, 'migrations-example'), STAGE, {
    recursive: true,
    filter: (path) => !path.includes('.limbeck', ROOT.length),
  });
  mkdirSync(join(STAGE, 'node_modules'), { recursive: true });
  symlinkSync(ROOT, join(STAGE, 'node_modules', 'limbeck'), 'junction');
  console.log(`The example is copied to ${STAGE}`);
}

function changeModels() {
  const models = readFileSync(MODELS, 'utf8');
  if (!models.includes(BEFORE)) {
    throw new Error('migrations-example/models.ts has no fullName column to put the new ones after');
  }
  writeFileSync(MODELS, models.replace(BEFORE, AFTER));
  for (const line of AFTER.slice(BEFORE.length).trimEnd().split('\n')) {
    console.log(`+ ${line}`);
  }
}

function showNewest() {
  const known = new Set(readdirSync(join(ROOT, 'migrations-example', 'migrations', 'versions')));
  for (const name of readdirSync(VERSIONS).filter((file) => !known.has(file))) {
    console.log(`\n----- ${name}`);
    console.log(readFileSync(join(VERSIONS, name), 'utf8').trimEnd());
    console.log('-----');
  }
}

function migrate(...args) {
  console.log(`\n$ migrate ${args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')}`);
  run(process.execPath, [join(ROOT, 'bin', 'migrate.js'), ...args], STAGE);
}

function run(command, args, cwd = ROOT) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: command === NPM && NPM.endsWith('.cmd'),
  });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(status ?? 1);
  }
}

function heading(text) {
  console.log(`\n== ${text}`);
}
