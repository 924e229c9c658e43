// `npm run build`: declarations by tsc, code by rolldown. A command then loads a handful of files instead of a hundred,
// which halves what it costs to start. With --if-outdated only where sources are newer than what was built of them.
// With --for-tests too, and with the declarations of the last build: `npm test` builds all before.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync, parseSync } from 'rolldown/utils';
import ts from 'typescript';
import { writeEntries } from './entries.js';
import { ENTRIES } from './entry-names.js';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
// Built aside, from nothing: no file of a deleted source is shipped, and what runs meanwhile finds the program whole.
const STAGE = join(ROOT, '.limbeck', `build-${process.pid}`);
// Declarations are those of CommonJS modules, which both kinds of modules can import: one copy is enough.
const DECLARATIONS = join(STAGE, 'cjs');

/**
 * What Node loads in one file: the module with everything that it imports statically, without what the rows above it have.
 * A file takes Node about half a millisecond, so that dozens of shared modules take longer than the command itself.
 */
const LOADED_TOGETHER = [
  ['library', 'index.ts'],
  ['program', 'cli/main.ts'],
  ['project', 'commands/heads.ts'],
  ['database', 'commands/current.ts'],
  ['pg', '../node_modules/pg/esm/index.mjs'],
];

/** What some of these have in common is in one file as well, so that none of them loads much that only the others need. */
const SHARE_FILES = ['models/index.ts', 'commands/history.ts', 'commands/upgrade.ts', 'commands/check.ts'];

/**
 * Packages stay packages, except small ones that every command loads, or of which a tenth is used. pg with what it needs is
 * 40 files, a tenth of the time of a short command. It is also a dependency, because programs give its clients to the library.
 */
const BUNDLED = ['@clack/prompts', 'chalk', 'commander', 'diff', 'pg', 'sucrase'];

/** A tenth of what the package would need without minifying it. */
const MOSTLY_SUCRASE = 'loader/typescript-hooks.js';

/**
 * commander loads child_process for subcommands that are programs. Limbeck has none, and Node takes 2 ms for it at the
 * start of every command.
 */
const WITHOUT_CHILD_PROCESS = {
  name: 'without child_process',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/commander/lib/command.js')) return null;
    const without = code.replace("const childProcess = require('node:child_process');", '');
    if (without === code) throw new Error(`${id} loads child_process in another way.`);
    return without;
  },
};

/** Passwords alone need it. Node takes some 5 ms to load it with Web Crypto. */
const WITH_LATE_CRYPTO = {
  name: 'with late crypto',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/pg/lib/crypto/utils.js')) return null;
    const late = code
      .replace("const nodeCrypto = require('crypto')", '')
      .replace('const webCrypto = nodeCrypto.webcrypto || globalThis.crypto', '')
      .replace('const subtleCrypto = webCrypto.subtle', '')
      .replace(/\bwebCrypto\.(?=getRandomValues\()/g, "require('crypto').webcrypto.")
      .replace(/\bsubtleCrypto\.(?=\w+\()/g, "require('crypto').webcrypto.subtle.")
      .replace(/\bnodeCrypto\.(?=\w+\()/g, "require('crypto').");
    if (/\b(?:nodeCrypto|webCrypto|subtleCrypto)\b/.test(late)) throw new Error(`${id} uses crypto in another way.`);
    return late;
  },
};

const TYPED_ENTRIES = [...ENTRIES.keys()];

const forTests = process.argv.includes('--for-tests');
const always = !forTests && !process.argv.includes('--if-outdated');
if (always || isOutdated()) {
  try {
    if (forTests && hasDeclarations()) keepDeclarations();
    else writeDeclarations();
    deleteUnreachableDeclarations();
    await writeCode();
    writeEntries(STAGE, TYPED_ENTRIES);
    rmSync(DIST, { recursive: true, force: true, maxRetries: 3 });
    renameSync(STAGE, DIST);
  } finally {
    rmSync(STAGE, { recursive: true, force: true });
  }
}

function isOutdated() {
  const program = join(DIST, 'cli/main.js');
  const sources = join(ROOT, 'src');
  const changedAt = readdirSync(sources, { recursive: true }).map((path) => statSync(join(sources, path)).mtimeMs);
  return !existsSync(program) || statSync(program).mtimeMs < Math.max(...changedAt);
}

/** An older build may lack an entry. */
function hasDeclarations() {
  return TYPED_ENTRIES.every((path) => existsSync(join(DIST, 'cjs', `${path}.d.ts`)));
}

function keepDeclarations() {
  cpSync(DIST, STAGE, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith('.d.ts') });
}

function writeDeclarations() {
  const tsc = join(ROOT, 'node_modules/ts7/bin/tsc');
  const options = [
    '-p',
    join(ROOT, 'tsconfig.build.json'),
    '--outDir',
    DECLARATIONS,
    ...(forTests ? ['--noCheck'] : []),
  ];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  if (status !== 0 && !forTests) {
    rmSync(STAGE, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
}

/** Nobody sees the types of what no entry names: four of five files. */
function deleteUnreachableDeclarations() {
  const reachable = new Set();
  const left = TYPED_ENTRIES.map((path) => join(DECLARATIONS, `${path}.d.ts`));
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (reachable.has(path)) continue;
    reachable.add(path);
    const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'));
    const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
    left.push(...own.map(({ fileName }) => join(dirname(path), fileName.replace(/\.js$/, '.d.ts'))));
  }
  const all = readdirSync(DECLARATIONS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of all) {
    if (!reachable.has(join(parentPath, name))) rmSync(join(parentPath, name));
  }
  deleteEmptyFolders(DECLARATIONS);
}

/** @returns whether nothing is left in the folder. */
function deleteEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && deleteEmptyFolders(path)) rmdirSync(path);
  }
  return readdirSync(folder).length === 0;
}

async function writeCode() {
  const bundle = await rolldown({
    input: {
      ...Object.fromEntries(TYPED_ENTRIES.map((path) => [path, join(ROOT, `src/${path}.ts`)])),
      'cli/main': join(ROOT, 'src/cli/main.ts'),
      'loader/typescript-hooks': join(ROOT, 'src/loader/typescript-hooks.ts'),
    },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    external: isExternal,
    plugins: [WITHOUT_CHILD_PROCESS, WITH_LATE_CRYPTO],
    resolve: { mainFields: ['module', 'main'] },
  });
  // Chunks are one folder deep, as the rooms of src do: what is found relative to a module stays where it was.
  const { output } = await bundle.write({
    dir: STAGE,
    format: 'esm',
    comments: { jsdoc: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: nameChunks(), debugName: 'loaded together' }],
    },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
  for (const { fileName, code } of output) writeFileSync(join(STAGE, fileName), shorten(fileName, code));
  writeFileSync(join(STAGE, 'third-party-licenses.txt'), licensesOf(output));
}

/**
 * The names of functions and classes stay, because traces of errors show them. Variables get short names: Node reads all of
 * the code at each start, and a fifth of it was their names.
 */
function shorten(fileName, code) {
  const options = fileName === MOSTLY_SUCRASE ? {} : { compress: false, mangle: { toplevel: true, keepNames: true } };
  const { code: short, errors } = minifySync(fileName, code, { module: true, ...options });
  if (errors.length > 0) throw new Error(`${fileName} can't be minified: ${errors[0].message}`);
  return withLines(fileName, short);
}

/** If an error ends a program, Node prints the line that threw it, so each function has its own. */
function withLines(fileName, code) {
  const starts = parseSync(fileName, code).program.body.map(({ start }) => start);
  return starts.map((start, place) => code.slice(place === 0 ? 0 : start, starts[place + 1])).join('\n');
}

function nameChunks() {
  const chunks = new Map();
  return (id, graph) => {
    if (chunks.size === 0) {
      for (const [chunk, entry] of LOADED_TOGETHER) collect(join(ROOT, 'src', entry), chunk, { chunks, graph });
      collectShared(chunks, graph);
      // In the file of this entry, which is not in a folder, the others would be.
      chunks.delete(join(ROOT, 'src/index.ts'));
    }
    return chunks.get(id) ?? null;
  };
}

function collect(id, chunk, { chunks, graph }) {
  if (chunks.has(id)) return;
  const info = graph.getModuleInfo(id);
  if (info === null) return;
  chunks.set(id, chunk);
  for (const imported of [...info.importedIds]) collect(imported, chunk, { chunks, graph });
}

/** A chunk for each set of entries that need the same modules. */
function collectShared(chunks, graph) {
  const users = new Map();
  for (const entry of SHARE_FILES) {
    const needed = new Map(chunks);
    collect(join(ROOT, 'src', entry), entry, { chunks: needed, graph });
    const { dir, name } = parse(entry);
    const user = name === 'index' ? dir : name;
    for (const [id, chunk] of needed) if (chunk === entry) users.set(id, [...(users.get(id) ?? []), user]);
  }
  for (const [id, names] of users) chunks.set(id, names.join('-'));
}

function isExternal(id, importer = '') {
  if (id.startsWith('node:')) return true;
  return /^[a-z@]/.test(id) && !BUNDLED.includes(id) && !importer.includes('/node_modules/');
}

function licensesOf(output) {
  const modules = output.flatMap((chunk) => chunk.moduleIds ?? []);
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/')) ?? []);
  const licenses = [...new Set(folders)].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const license = licenseIn(folder);
    if (license === undefined) throw new Error(`${name} has no license that could be shipped with its code.`);
    return `${name} ${version}\n\n${license.trim()}\n`;
  });
  return `The code of these packages is part of Limbeck's.\n\n${licenses.join('\n')}`;
}

/** Some packages have their license only as a section of the README. */
function licenseIn(folder) {
  const read = (pattern) => {
    const file = readdirSync(folder).find((name) => pattern.test(name));
    return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8');
  };
  return read(/^licen[cs]e/i) ?? /^#+ licen[cs]e\s*$\n([\s\S]*copyright[\s\S]*)/im.exec(read(/^readme/i) ?? '')?.[1];
}
