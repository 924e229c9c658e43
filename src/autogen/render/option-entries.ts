import type { ParameterChanges } from '../../operations/changes.js';
import type { ColumnOptionChanges } from '../../operations/column-operations.js';
import type { AlterTable } from '../../operations/table-operations.js';
import type { Collation } from '../../schema/database-schema.js';
import type { QualifiedName } from '../../schema/names.js';
import { isUsualNotNull, type NotNull, usualNotNullName } from '../../schema/not-null.js';
import type { ReplicaIdentity } from '../../schema/table-options.js';
import { docOrNull, type Entry, literalDoc, object, optionalString, optionalTrue, string } from './build-doc.js';
import type { Doc } from './doc.js';
import { parameterValue } from './render-index-key.js';
import { nameDoc } from './render-type.js';

/** The options of a table, or their changes. Both use the same names. */
export function tableOptionEntries(options: AlterTable['changes']): readonly Entry[] {
  const { unlogged, rowSecurity, forceRowSecurity, ofType, replicaIdentity } = options;
  return [
    ['ofType', ofType === undefined ? undefined : ofType === null ? literalDoc(null) : nameDoc(ofType)],
    ['unlogged', flagOrFalse(unlogged)],
    ['with', parameterEntries(options.with)],
    ['tablespace', nameOrNull(options.tablespace)],
    ['accessMethod', nameOrNull(options.accessMethod)],
    ['replicaIdentity', replicaIdentity === undefined ? undefined : replicaIdentityValue(replicaIdentity)],
    ['rowSecurity', flagOrFalse(rowSecurity)],
    ['forceRowSecurity', flagOrFalse(forceRowSecurity)],
    ['clusterOn', nameOrNull(options.clusterOn)],
  ];
}

export function collationEntries(collation: Collation): readonly Entry[] {
  const { provider, locale, ctype, deterministic, rules, comment } = collation;
  return [
    ['provider', provider === 'libc' ? undefined : string(provider)],
    ['locale', string(locale)],
    ['ctype', optionalString(ctype)],
    ['deterministic', deterministic ? undefined : literalDoc(false)],
    ['rules', optionalString(rules)],
    ['comment', optionalString(comment)],
  ];
}

export function columnOptionEntries({ storage, compression, statistics, ...rest }: ColumnOptionChanges): Entry[] {
  return [
    ['storage', optionalString(storage)],
    ['compression', nameOrNull(compression)],
    ['statistics', statistics === undefined ? undefined : literalDoc(statistics)],
    ['with', parameterEntries(rest.with)],
  ];
}

/** Null resets a parameter. */
export function parameterEntries(parameters: ParameterChanges = {}): Doc | undefined {
  const entries = Object.entries(parameters).map(
    ([name, value]): Entry => [name, value === null ? literalDoc(null) : parameterValue(value)],
  );
  return entries.length === 0 ? undefined : object(entries);
}

export function nameOrNull(name: string | null | undefined): Doc | undefined {
  return name === undefined ? undefined : docOrNull(optionalString(name));
}

function flagOrFalse(value: true | null | undefined): Doc | undefined {
  return value === undefined ? undefined : literalDoc(value === true);
}

function replicaIdentityValue(identity: ReplicaIdentity | null): Doc {
  if (identity === null) {
    return string('default');
  }
  return typeof identity === 'string' ? string(identity) : object([['index', string(identity.index)]]);
}

/** The options of a NOT NULL constraint, or none if it has only defaults. */
export function notNullEntries(table: QualifiedName, column: string, notNull: NotNull | undefined): readonly Entry[] {
  if (notNull === undefined || isUsualNotNull(table, column, notNull)) {
    return [];
  }
  const { name, noInherit, notValid, comment, said = false } = notNull;
  return [
    ['name', !said && name === usualNotNullName(table, column) ? undefined : string(name)],
    ['noInherit', optionalTrue(noInherit)],
    ['notValid', optionalTrue(notValid)],
    ['comment', optionalString(comment)],
  ];
}
