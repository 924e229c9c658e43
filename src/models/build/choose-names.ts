import { chooseName } from '../../schema/choose-name.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { NamingConvention } from '../naming-convention.js';
import { findColumn } from '../table.js';
import { checkName } from './check-name.js';
import { conventionName, hasRule } from './convention-name.js';
import type { Draft } from './draft.js';
import type { NameRegister } from './name-register.js';
import type { TableDraft } from './table-draft.js';
import type { TableScope } from './table-scope.js';

interface Naming {
  readonly scope: TableScope;
  readonly register: NameRegister;
}

/** The drafts in the order in which the server names what CREATE TABLE and the CREATE INDEX after it leave unnamed. */
export function draftsInOrder(table: TableDraft): readonly Draft[] {
  return [
    ...table.checks,
    ...table.primaryKeys,
    ...table.uniques,
    ...table.exclusions,
    ...table.foreignKeys,
    ...table.indexes,
  ];
}

/** The name that the declaration or the convention gives; null if neither does. */
export function givenName(draft: Draft, scope: TableScope, convention: NamingConvention): string | null {
  const { given } = draft;
  if (given !== null && typeof given !== 'string') {
    return checked(given.finalName, draft, scope);
  }
  const made = hasRule(convention, draft.kind) ? nameByConvention(draft, given, { scope, convention }) : null;
  return made ?? (given === null ? null : checked(given, draft, scope));
}

interface Rules {
  readonly scope: TableScope;
  readonly convention: NamingConvention;
}

function nameByConvention(draft: Draft, given: string | null, { scope, convention }: Rules): string | null {
  const columns = draft.columns.map((name) => ({ name, key: findColumn(scope.declaration, name)?.property ?? name }));
  return conventionName(convention, { kind: draft.kind, given, table: scope.name, columns, referred: draft.referred });
}

function checked(name: string, draft: Draft, scope: TableScope): string {
  checkName(name, describe(draft, scope));
  return name;
}

/** Takes the name, so that nothing else can have it. */
export function claim(draft: Draft, name: string, { scope, register }: Naming): void {
  const what = describe(draft, scope);
  if (draft.kind !== 'index') {
    register.claimConstraint(scope.name, name, what);
  }
  if (rests(draft)) {
    register.claimRelation({ schema: scope.name.schema, name }, what);
  }
}

/** Does an index of the same name stand behind it, or is it one? */
function rests({ kind }: Draft): boolean {
  return kind !== 'check' && kind !== 'foreignKey';
}

const KINDS: Readonly<Record<Draft['kind'], string>> = {
  primaryKey: 'the primary key',
  unique: 'a unique constraint',
  foreignKey: 'a foreign key',
  check: 'a check constraint',
  exclusion: 'an exclusion constraint',
  index: 'an index',
};

function describe({ kind }: Draft, { name }: TableScope): string {
  return `${KINDS[kind]} of table "${formatName(name)}"`;
}

const LABELS: Readonly<Record<Draft['kind'], string>> = {
  primaryKey: 'pkey',
  unique: 'key',
  foreignKey: 'fkey',
  check: 'check',
  exclusion: 'excl',
  index: 'idx',
};

/** The name that PostgreSQL chooses: a constraint avoids the names of constraints, what is an index those of relations. */
export function chooseDraftName(draft: Draft, { scope, register }: Naming): string {
  const { schema, name: table } = scope.name;
  const isTaken = (name: string): boolean =>
    (rests(draft) && register.hasRelation({ schema, name })) ||
    (draft.kind !== 'index' && register.hasConstraint({ schema, name }));
  return chooseName({ table, columns: draft.nameColumns, label: LABELS[draft.kind] }, isTaken);
}

/** The name that PostgreSQL chooses for the sequence behind a column. */
export function chooseSequenceName(table: QualifiedName, column: string, register: NameRegister): string {
  const isTaken = (name: string): boolean => register.hasRelation({ schema: table.schema, name });
  return chooseName({ table: table.name, columns: column, label: 'seq' }, isTaken);
}
