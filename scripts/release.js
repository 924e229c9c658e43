// `npm run release:check` checks that the package and the changelog are ready for a release: with --tag v1.2.3, for that one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { tag: { type: 'string' } } });
const { version, repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const sections = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m).slice(1);
const notes = sections.find((section) => section.startsWith(`${version} `));

const problems = [
  values.tag !== undefined &&
    values.tag !== `v${version}` &&
    `The tag is ${values.tag}, but package.json has ${version}.`,
  locked.version !== version && `package-lock.json has ${locked.version}, but package.json has ${version}.`,
  locked.packages[''].version !== version && 'The first package of package-lock.json has another version.',
  notes === undefined && `CHANGELOG.md has no section "## ${version} (date)".`,
  notes !== undefined &&
    !/^\S+ \(\d{4}-\d{2}-\d{2}\)\n\s*\S/.test(notes) &&
    `The section ${version} has no date, or is empty.`,
  sections.some((section) => /^Unreleased\s+\S/.test(section)) && 'CHANGELOG.md has changes under "Unreleased".',
  repository === undefined && 'package.json has no repository. npm compares it with the one that the provenance names.',
].filter((problem) => problem !== false);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${version} is ready.`);
