import type { DefinedKind } from './defined-kinds.js';
import { definedKey } from './defined-object.js';
import { type Key, objectKey, routineKey } from './keys.js';
import { formatName } from './names.js';

/** What can be granted; `all` stands for everything that the kind of object has (manual: Privileges). */
export const PRIVILEGE_NAMES = [
  'select',
  'insert',
  'update',
  'delete',
  'truncate',
  'references',
  'trigger',
  'maintain',
  'usage',
  'create',
  'execute',
  'all',
] as const;
export type PrivilegeName = (typeof PRIVILEGE_NAMES)[number];

/**
 * The kinds of objects that privileges are granted on, and the word for each in GRANT. A table is any relation that
 * shares the namespace of tables.
 */
export const GRANTED_KINDS = {
  table: 'TABLE',
  sequence: 'SEQUENCE',
  schema: 'SCHEMA',
  type: 'TYPE',
  function: 'FUNCTION',
  procedure: 'PROCEDURE',
  language: 'LANGUAGE',
  foreignDataWrapper: 'FOREIGN DATA WRAPPER',
  server: 'FOREIGN SERVER',
} as const;
export type GrantedKind = keyof typeof GRANTED_KINDS;

/** What has an owner, and the word for it in ALTER … OWNER TO. */
export const OWNED_KINDS = {
  ...GRANTED_KINDS,
  server: 'SERVER',
  collation: 'COLLATION',
  conversion: 'CONVERSION',
  operator: 'OPERATOR',
  operatorClass: 'OPERATOR CLASS',
  operatorFamily: 'OPERATOR FAMILY',
  textSearchDictionary: 'TEXT SEARCH DICTIONARY',
  textSearchConfiguration: 'TEXT SEARCH CONFIGURATION',
  publication: 'PUBLICATION',
  eventTrigger: 'EVENT TRIGGER',
} as const;
export type OwnedKind = keyof typeof OWNED_KINDS;

/** The word for a kind in setOwner, and in grant if it is a GrantedKind. Null: neither applies to the kind. */
export const OWNED_AS: Readonly<Record<DefinedKind, OwnedKind | null>> = {
  view: 'table',
  materializedView: 'table',
  foreignTable: 'table',
  function: 'function',
  aggregate: 'function',
  procedure: 'procedure',
  baseType: 'type',
  language: 'language',
  foreignDataWrapper: 'foreignDataWrapper',
  server: 'server',
  conversion: 'conversion',
  operator: 'operator',
  operatorClass: 'operatorClass',
  operatorFamily: 'operatorFamily',
  textSearchDictionary: 'textSearchDictionary',
  textSearchConfiguration: 'textSearchConfiguration',
  publication: 'publication',
  eventTrigger: 'eventTrigger',
  // ALTER EXTENSION cannot change the owner.
  extension: null,
  accessMethod: null,
  cast: null,
  transform: null,
  textSearchParser: null,
  textSearchTemplate: null,
  userMapping: null,
  materializedViewIndex: null,
  rule: null,
  trigger: null,
  policy: null,
  securityLabel: null,
};

/** What default privileges are for, and the word for it in ALTER DEFAULT PRIVILEGES. */
export const DEFAULT_KINDS = {
  tables: 'TABLES',
  sequences: 'SEQUENCES',
  schemas: 'SCHEMAS',
  types: 'TYPES',
  functions: 'FUNCTIONS',
} as const;
export type DefaultKind = keyof typeof DEFAULT_KINDS;

/** The kind of default privileges that apply to a new object; null if no such kind exists. */
export const DEFAULTS_OF: Readonly<Record<GrantedKind, DefaultKind | null>> = {
  table: 'tables',
  sequence: 'sequences',
  schema: 'schemas',
  type: 'types',
  function: 'functions',
  procedure: 'functions',
  language: null,
  foreignDataWrapper: null,
  server: null,
};

/** An object that privileges are granted on. */
export interface GrantedObject {
  readonly on: GrantedKind;
  /** Null for the default one, and for a schema itself, which always goes by its name. */
  readonly schema: string | null;
  readonly name: string;
  /** The types of the arguments of a routine. */
  readonly signature: string | null;
}

/** An object with an owner. */
export interface OwnedObject extends Omit<GrantedObject, 'on'> {
  readonly on: OwnedKind;
}

/** Who owns an object. */
export interface Ownership {
  readonly object: OwnedObject;
  /** {@link OWNER_GRANTEE} if the owner is the role that runs the migration. */
  readonly owner: string;
}

/** What objects that are created later get by themselves. */
export interface DefaultPrivileges {
  readonly on: DefaultKind;
  /** Whose objects; null for those of the role that runs the migration. */
  readonly role: string | null;
  /** In which schema, by its name; null for all of them. */
  readonly within: string | null;
}

export type GrantTarget = GrantedObject | DefaultPrivileges;

/** Everybody; no role can have this name. */
export const PUBLIC_GRANTEE = 'public';
/** The owner of the object; as an owner, the role that runs the migration. */
export const OWNER_GRANTEE = 'current_user';

/** One privilege that is not as PostgreSQL gives it by itself to a new object. */
export interface Privilege {
  readonly target: GrantTarget;
  /** Null for the whole object. */
  readonly column: string | null;
  readonly grantee: string;
  readonly privilege: PrivilegeName;
  /** WITH GRANT OPTION. */
  readonly grantable: boolean;
  /** False if PostgreSQL grants it by itself, and it was revoked. */
  readonly granted: boolean;
}

export function isGrantedKind(word: string): word is GrantedKind {
  return Object.hasOwn(GRANTED_KINDS, word);
}

export function isOwnedKind(word: string): word is OwnedKind {
  return Object.hasOwn(OWNED_KINDS, word);
}

export function isDefaultKind(on: string): on is DefaultKind {
  return Object.hasOwn(DEFAULT_KINDS, on);
}

export function isDefaults(target: GrantTarget | OwnedObject): target is DefaultPrivileges {
  return isDefaultKind(target.on);
}

/** The object by the key that operations know it by. */
export function grantedKey({ on, schema, name, signature }: OwnedObject): Key {
  switch (on) {
    case 'table':
      return objectKey('table', { schema, name });
    case 'sequence':
      return objectKey('relation', { schema, name });
    case 'type':
      return objectKey('type', { schema, name });
    case 'schema':
      return `schema:${name}`;
    case 'function':
    case 'procedure':
      return routineKey({ schema, name }, signature ?? '');
    case 'collation':
      return objectKey('collation', { schema, name });
    case 'language':
    case 'foreignDataWrapper':
    case 'server':
    case 'conversion':
    case 'operator':
    case 'operatorClass':
    case 'operatorFamily':
    case 'textSearchDictionary':
    case 'textSearchConfiguration':
    case 'publication':
    case 'eventTrigger':
      return definedKey({ kind: on, schema, name, signature, table: null });
  }
}

/** For people: `table users`, `function touch(integer)`, `new tables in app`. */
export function formatTarget(target: GrantTarget | OwnedObject): string {
  if (isDefaults(target)) {
    const { on, role, within } = target;
    const place = within === null ? '' : ` in ${within}`;
    return `new ${on}${place}${role === null ? '' : ` of ${role}`}`;
  }
  const { on, schema, name, signature } = target;
  return `${on} ${formatName({ schema, name })}${signature === null ? '' : `(${signature})`}`;
}
