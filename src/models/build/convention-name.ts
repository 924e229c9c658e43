import { invalidNamingConvention, nameRequired } from '../../errors/model-errors.js';
import { clipName, MAX_NAME_BYTES } from '../../schema/choose-name.js';
import type { ConstraintKind } from '../../schema/constraints.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ConventionKey, NamingConvention, NamingFunction, NamingSubject } from '../naming-convention.js';

/** A column as names of a convention may mention it. */
export interface NamedColumn {
  readonly name: string;
  readonly key: string;
}

/** A constraint or an index that wants a name. */
export interface Subject {
  readonly kind: ConstraintKind | 'index';
  /** The name that the declaration gives. */
  readonly given: string | null;
  readonly table: QualifiedName;
  readonly columns: readonly NamedColumn[];
  readonly referred: { readonly table: QualifiedName; readonly columns: readonly NamedColumn[] } | null;
}

const CONVENTION_KEYS: Readonly<Record<Subject['kind'], ConventionKey>> = {
  index: 'ix',
  unique: 'uq',
  check: 'ck',
  foreignKey: 'fk',
  primaryKey: 'pk',
  exclusion: 'ex',
};

/** Whether a convention has a rule for the names of this kind. */
export function hasRule(convention: NamingConvention, kind: Subject['kind']): boolean {
  return convention[CONVENTION_KEYS[kind]] !== undefined;
}

/**
 * The name that a convention makes, by the rules of SQLAlchemy: it names what has no name, and builds a given name into
 * its own if it mentions `constraint_name`. Null if it leaves the name as it is, or has nothing to say.
 */
export function conventionName(convention: NamingConvention, subject: Subject): string | null {
  const rule = convention[CONVENTION_KEYS[subject.kind]];
  if (rule === undefined || !applies(rule, subject)) {
    return null;
  }
  return shorten(typeof rule === 'function' ? call(rule, subject) : fill(rule, convention, subject));
}

function applies(rule: string | NamingFunction, { kind, given }: Subject): boolean {
  const embeds = typeof rule === 'string' && rule.includes('%(constraint_name)s');
  // If the convention needs the name of a check, PostgreSQL names a check without a name.
  return given === null ? !(embeds && kind === 'check') : embeds;
}

function call(rule: NamingFunction, subject: Subject): string {
  return rule(forFunctions(subject), subject.table);
}

function forFunctions({ kind, given, columns, referred }: Subject): NamingSubject {
  return {
    kind,
    name: given,
    columns: columns.map(({ name }) => name),
    keys: columns.map(({ key }) => key),
    referredTable: referred?.table ?? null,
    referredColumns: referred?.columns.map(({ name }) => name) ?? [],
  };
}

const TOKEN = /%(?:%|\((\w+)\)s)/g;

function fill(template: string, convention: NamingConvention, subject: Subject): string {
  return template.replace(TOKEN, (mark, token: string | undefined) => {
    if (token === undefined) {
      return mark.slice(1);
    }
    const own = convention[token];
    return typeof own === 'function' ? call(own, subject) : tokenValue(token, subject);
  });
}

function tokenValue(token: string, subject: Subject): string {
  switch (token) {
    case 'table_name':
      return subject.table.name;
    case 'referred_table_name':
      return subject.referred?.table.name ?? '';
    case 'constraint_name':
      return givenName(subject);
    default:
      return columnToken(token, subject);
  }
}

function givenName({ given, kind, table }: Subject): string {
  if (given === null) {
    throw nameRequired(table.name, KIND_WORDS[kind], 'the naming convention builds it into its own');
  }
  return given;
}

const KIND_WORDS: Readonly<Record<Subject['kind'], string>> = {
  index: 'An index',
  unique: 'A unique constraint',
  check: 'A check constraint',
  foreignKey: 'A foreign key',
  primaryKey: 'The primary key',
  exclusion: 'An exclusion constraint',
};

const COLUMN_TOKEN = /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/;

function columnToken(token: string, subject: Subject): string {
  const [, referred, position, several, form] = COLUMN_TOKEN.exec(token) ?? [];
  const table = referred === undefined ? subject.table : (subject.referred?.table ?? subject.table);
  const columns = referred === undefined ? subject.columns : (subject.referred?.columns ?? []);
  const first = Number(position);
  const chosen = several === undefined ? columns.slice(first, first + 1) : columns;
  if (chosen.length === 0) {
    throw nameRequired(
      subject.table.name,
      KIND_WORDS[subject.kind],
      `the naming convention asks for %(${token})s, but it has no such column`,
    );
  }
  return chosen.map((column) => formOf(column, form, table)).join(several === '_N' ? '_' : '');
}

function formOf({ name, key }: NamedColumn, form: string | undefined, table: QualifiedName): string {
  if (form === 'label') {
    return [...(table.schema === null ? [] : [table.schema]), table.name, name].join('_');
  }
  return form === 'key' ? key : name;
}

/** Refuses a convention with a key or a token that does not exist, if the compiler did not see it. */
export function checkConvention(convention: NamingConvention): void {
  for (const [key, rule] of Object.entries(convention)) {
    if (typeof rule === 'string') {
      refuseUnknownKey(key);
    }
    for (const [, token] of typeof rule === 'string' ? rule.matchAll(TOKEN) : []) {
      if (token !== undefined && !isToken(token, convention)) {
        throw invalidNamingConvention(key, `has the token %(${token})s, which does not exist`);
      }
    }
  }
}

// A function under a key of the project's own is a token.
function refuseUnknownKey(key: string): void {
  const keys: readonly string[] = Object.values(CONVENTION_KEYS);
  if (!keys.includes(key)) {
    throw invalidNamingConvention(key, `is not a key: the keys are ${keys.join(', ')}`);
  }
}

function isToken(token: string, convention: NamingConvention): boolean {
  const isPlain = ['table_name', 'referred_table_name', 'constraint_name'].includes(token);
  return isPlain || COLUMN_TOKEN.test(token) || typeof convention[token] === 'function';
}

/** A name that is too long: its first 55 characters and the end of its MD5 sum, as SQLAlchemy shortens it. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_NAME_BYTES) {
    return clipName(name);
  }
  const sum = process.getBuiltinModule('node:crypto').createHash('md5').update(name, 'utf8').digest('hex');
  return clipName(`${characters.slice(0, MAX_NAME_BYTES - 8).join('')}_${sum.slice(-4)}`);
}
