import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BYTES_PER_GIB = 1024 ** 3;

export function describeMachine() {
  const processors = cpus();
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  return {
    processor: processors[0].model.trim(),
    cores: processors.length,
    memory: `${Math.round(totalmem() / BYTES_PER_GIB)} GiB`,
    system,
  };
}

/** The version of the package, and the commit that it was built from. */
export function limbeckVersion() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    return { Limbeck: `${version} (${git('rev-parse', '--short', 'HEAD')})` };
  } catch {
    return { Limbeck: version };
  }
}
