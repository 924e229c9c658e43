import { invalidIgnorePattern } from '../errors/settings-errors.js';
import { KINDS, ruleOf } from './defined-kinds.js';

/** Something that a pattern of the setting `ignore` may mean. */
export interface IgnoreCandidate {
  /** `table`, `foreignKeyConstraint`, `view`, and kinds that are not managed: `foreignTable`. */
  readonly type: string;
  readonly name: string | null;
  /** Null for the default one. */
  readonly schema: string | null;
  /** What it is a part of. */
  readonly table: string | null;
}

/** The first pattern that matches; null if none does. */
export type FindIgnoring = (candidate: IgnoreCandidate) => string | null;

interface Pattern {
  readonly text: string;
  readonly type: string | null;
  readonly parts: readonly RegExp[];
}

/**
 * Reads patterns: `audit.*`, `table:spatial_ref_sys`, `function:app.st_*`, `column:users.legacy_*`. A name without a
 * schema is in the default one. `*` and `?` match letters of one name.
 */
export function parseIgnore(patterns: readonly string[], defaultSchema: string): FindIgnoring {
  const parsed = patterns.map(parsePattern);
  return (candidate) => parsed.find((pattern) => covers(pattern, withWhole(candidate), defaultSchema))?.text ?? null;
}

const PATTERN = /^(?:([A-Za-z]+):)?([^.:]+(?:\.[^.:]+){0,2})$/;

function parsePattern(text: string): Pattern {
  const [, type = null, name] = PATTERN.exec(text) ?? [];
  if (name === undefined) throw invalidIgnorePattern(text);
  return { text, type, parts: name.split('.').map(toExpression) };
}

function toExpression(part: string): RegExp {
  const escaped = part.replace(/[\\^$+()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

/** The candidate and the table that it belongs to: a pattern that covers the table covers its parts too. */
function withWhole(candidate: IgnoreCandidate): readonly IgnoreCandidate[] {
  const { schema, table } = candidate;
  const whole = RELATIONS.map((type): IgnoreCandidate => ({ type, name: table, schema, table: null }));
  return table === null ? [candidate] : [candidate, ...whole];
}

const RELATIONS = ['table', ...KINDS.filter((kind) => ruleOf(kind).isRelation === true)];

function covers(pattern: Pattern, candidates: readonly IgnoreCandidate[], defaultSchema: string): boolean {
  const [first, ...others] = pattern.parts;
  if (first === undefined) return false;
  return candidates.some(({ type, name, schema, table }) => {
    const ownSchema = type === 'schema' ? name : schema;
    const inSchema = first.test(ownSchema ?? defaultSchema);
    if (pattern.type === 'schema') return others.length === 0 && inSchema;
    if (type === 'schema')
      return pattern.type === null && others.length === 1 && others[0]?.source === '^.*$' && inSchema;
    return isOfType(pattern.type, type) && namesMatch(pattern.parts, { name, schema, table, inSchema });
  });
}

function isOfType(wanted: string | null, type: string): boolean {
  return wanted === null || wanted === type || (wanted === 'constraint' && type.endsWith('Constraint'));
}

interface Place extends Omit<IgnoreCandidate, 'type'> {
  /** Whether the first part of the pattern is the schema's name. */
  readonly inSchema: boolean;
}

/** `name`, `schema.name`; of a part of a table `part`, `table.part`, `schema.table.part`. */
function namesMatch(parts: readonly RegExp[], { name, schema, table, inSchema }: Place): boolean {
  const path = table === null ? [name] : [table, name];
  const matches = (expressions: readonly RegExp[], names: readonly (string | null)[]) =>
    expressions.length === names.length && expressions.every((each, at) => each.test(names[at] ?? ''));
  if (inSchema && matches(parts.slice(1), path)) return true;
  return schema === null && (matches(parts, path) || (table !== null && matches(parts, [name])));
}
