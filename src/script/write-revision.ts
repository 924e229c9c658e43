import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { revisionFileExists, revisionTemplateInvalid } from '../errors/new-revision-errors.js';
import { stringSource } from '../util/escape.js';
import { currentInstantMs, toCreateDate } from './create-date.js';
import { type FileNameOptions, formatFileName } from './file-name.js';
import { fillTemplate, type Template } from './fill-template.js';
import { makeFolder } from './make-folder.js';
import type { RevisionPlacement } from './place-new-revision.js';
import { readHeader } from './read-header.js';
import type { Revision } from './revision.js';
import { type RevisionFormat, TEMPLATES } from './revision-template.js';
import { type RevisionText, toTemplateValues } from './template-values.js';

export type NewRevision = RevisionPlacement & Omit<RevisionText, 'createDate'>;

export interface WriteOptions extends FileNameOptions {
  readonly format: RevisionFormat;
  /** The folder that may hold a template of the project's own. */
  readonly scriptLocation: string;
  /** What further placeholders of the template stand for. */
  readonly templateArgs?: Readonly<Record<string, string>>;
  /** Of the IANA database; null is that of the machine. */
  readonly timezone: string | null;
  /** When it is made, in milliseconds since 1970; by default the present moment. */
  readonly instantMs?: number;
}

/**
 * Writes the file of a new revision, and creates the folders in its name.
 * @returns its path.
 * @throws LimbeckError if the file already exists, or if the template would lose something.
 */
export function writeRevision(revision: NewRevision, options: WriteOptions): string {
  const { timezone, instantMs = currentInstantMs() } = options;
  const date = toCreateDate(instantMs, timezone);
  const name = formatFileName({ id: revision.id, message: revision.message, date }, options);
  const path = join(revision.folder, `${name}.${options.format}`);
  writeRevisionText(path, { ...revision, createDate: date.text }, options);
  return path;
}

export type RevisionTextOptions = Pick<WriteOptions, 'format' | 'scriptLocation' | 'templateArgs'>;

/** The same for a revision that already has its date and its path. */
function writeRevisionText(path: string, revision: RevisionText, options: RevisionTextOptions): void {
  writeNewFile(path, renderRevisionText(path, revision, options));
}

/**
 * The file of a revision that has its date and its path.
 * @throws LimbeckError where the template would lose something.
 */
export function renderRevisionText(
  path: string,
  revision: RevisionText,
  { format, scriptLocation, templateArgs = {} }: RevisionTextOptions,
): string {
  const template = findTemplate(format, scriptLocation, revision.parts !== undefined);
  const more = Object.fromEntries(Object.entries(templateArgs).map(([name, value]) => [name, value.split('\n')]));
  const text = withReplaces(fillTemplate(template, toTemplateValues(revision, format), more), revision, format);
  checkText(text, revision, { template, path });
  return text;
}

function findTemplate(format: RevisionFormat, scriptLocation: string, hasParts: boolean): Template {
  const { text, parts, fileName } = TEMPLATES[format];
  const source = join(scriptLocation, fileName);
  return existsSync(source)
    ? { text: readFileSync(source, 'utf8'), source }
    : { text: hasParts ? parts : text, source: null };
}

/** No template has a place for what only a squash states: it follows the down revision. */
function withReplaces(text: string, { replaces = [] }: RevisionText, format: RevisionFormat): string {
  if (replaces.length === 0) return text;
  const fact =
    format === 'sql'
      ? `-- Replaces: ${replaces.join(', ')}`
      : `export const replaces = [\n${replaces.map((id) => `  ${stringSource(id)},\n`).join('')}];`;
  const place = format === 'sql' ? /^-- Revises:.*$/m : /^export const downRevision\b.*$/m;
  return text.replace(place, (line) => `${line}\n${fact}`);
}

interface Written {
  readonly template: Template;
  readonly path: string;
}

/** A template of the project's own may have lost a placeholder: then the file would say something else. */
function checkText(text: string, revision: RevisionText, { template, path }: Written): void {
  const bodies = revision.parts === undefined ? [] : (['upgradeParts', 'downgradeParts'] as const);
  const said = (['upgrade', 'downgrade', 'imports'] as const).filter((name) => revision[name].length > 0);
  const imports = revision.importStatements.length > 0 ? (['imports'] as const) : [];
  const lost = [...bodies, ...said, ...imports].find((name) => !template.text.includes(`{{${name}}}`));
  if (lost !== undefined) {
    throw revisionTemplateInvalid(template.source, `lacks {{${lost}}}`);
  }
  const header = readHeader({ path, text, whole: true });
  const wrong = header === null ? undefined : findLostFact(header, revision);
  if (wrong !== undefined) {
    throw revisionTemplateInvalid(template.source, `yields a revision whose ${wrong} are not what they should be`);
  }
}

function findLostFact(header: Revision, revision: RevisionText): string | undefined {
  if (revision.transaction === false && header.transaction) return 'transaction';
  const facts = ['id', 'downRevisions', 'branchLabels', 'dependsOn', 'replaces'] as const;
  return facts.find((name) => String(header[name] ?? []) !== String(revision[name] ?? []));
}

/**
 * Writes a file with its folders, and leaves no part of it if that fails.
 * @throws LimbeckError if the file exists.
 */
export function writeNewFile(path: string, text: string): void {
  makeFolder(dirname(path));
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw revisionFileExists(path);
    }
    rmSync(path, { force: true });
    throw error;
  }
}
