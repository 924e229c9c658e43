// `npm run package`: checks what would be published, as `npm run build` left it. `attw --pack` would rebuild it first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'limbeck-pack-'));

try {
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  const [tarball] = readdirSync(folder);
  run('node', ['scripts/api-report.js', '--check']);
  run('npx', ['publint', '--strict', join(folder, tarball)]);
  run('npx', ['attw', join(folder, tarball)]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.`);
}
