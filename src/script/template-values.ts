import { inBlockComment, inSqlComment, stringSource } from '../util/escape.js';
import { messageLines } from './doc-comment.js';
import type { TemplateValues } from './fill-template.js';
import type { RevisionFormat } from './revision-template.js';

/** What the file of a revision says. */
export interface RevisionText {
  readonly id: string;
  readonly message: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** The revisions that it is a squash of. */
  readonly replaces?: readonly string[];
  /** Empty if it is not known. */
  readonly createDate: string;
  /** False if the revision runs outside the transaction of the run; only SQL says it in the header. */
  readonly transaction?: boolean;
  /** Names that the bodies need from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** Whole statements that bring in what else they need. */
  readonly importStatements: readonly string[];
  /** Lines of a body, indented by two spaces in code; none if there is nothing to do. */
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
  /** Instead of those, bodies for several databases; in code their lines are indented by four spaces. */
  readonly parts?: readonly DatabasePart[];
}

/** What a revision does on one of several databases. */
export interface DatabasePart {
  readonly name: string;
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
}

/** As formatters break lines. */
const LINE_WIDTH = 100;

/** What the placeholders of a template stand for. */
export function toTemplateValues(revision: RevisionText, format: RevisionFormat): TemplateValues {
  const { id, message, downRevisions, branchLabels, dependsOn, createDate } = revision;
  const isSql = format === 'sql';
  const parts = isSql ? toSections : toMethods(format);
  const common = {
    id: [id],
    message: messageLines(message === '' ? 'empty message' : message).map(isSql ? inSqlComment : inBlockComment),
    revises: [downRevisions.length === 0 ? 'base' : downRevisions.join(', ')],
    createDate: createDate === '' ? [] : [inBlockComment(createDate)],
    revision: [stringSource(id)],
    downRevision: [toLiteral(downRevisions)],
    upgradeParts: parts(revision.parts ?? [], 'upgrade'),
    downgradeParts: parts(revision.parts ?? [], 'downgrade'),
  };
  if (isSql) {
    return {
      ...common,
      branchLabels: toList(branchLabels),
      dependsOn: toList(dependsOn),
      transaction: revision.transaction === false ? ['false'] : [],
      imports: [],
      upgrade: revision.upgrade,
      downgrade: revision.downgrade,
    };
  }
  return {
    ...common,
    branchLabels: [toLiteral(branchLabels)],
    dependsOn: [toLiteral(dependsOn)],
    transaction: [],
    imports: [...toImport(revision.imports), ...revision.importStatements],
    upgrade: toBody(revision.upgrade),
    downgrade: toBody(revision.downgrade),
  };
}

function toLiteral(names: readonly string[]): string {
  const [only, ...others] = names;
  if (only === undefined) {
    return 'null';
  }
  return others.length === 0 ? stringSource(only) : `[${names.map(stringSource).join(', ')}]`;
}

function toList(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [names.join(', ')];
}

function toImport(names: readonly string[]): readonly string[] {
  if (names.length === 0) {
    return [];
  }
  const line = `import { ${names.join(', ')} } from 'limbeck/schema';`;
  return line.length <= LINE_WIDTH
    ? [line]
    : ['import {', ...names.map((name) => `  ${name},`), "} from 'limbeck/schema';"];
}

function toBody(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['  // Nothing to do.'] : lines;
}

type Direction = 'upgrade' | 'downgrade';

function toMethods(format: RevisionFormat) {
  const isTyped = format === 'ts' || format === 'mts';
  return (parts: readonly DatabasePart[], direction: Direction): readonly string[] =>
    parts.flatMap((part) => [
      ...(isTyped ? [] : ["  /** @param {import('limbeck').Operations} op */"]),
      `  async ${part.name}(${isTyped ? 'op: Operations): Promise<void>' : 'op)'} {`,
      ...(part[direction].length === 0 ? ['    // Nothing to do.'] : part[direction]),
      '  },',
    ]);
}

function toSections(parts: readonly DatabasePart[], direction: Direction): readonly string[] {
  return parts.flatMap((part, index) => [
    ...(index === 0 ? [] : ['']),
    `-- migrate: ${direction} ${part.name}`,
    ...part[direction],
  ]);
}
