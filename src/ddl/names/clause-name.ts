import type { DefinedKind } from '../../schema/defined-kinds.js';
import { quoteIdentifier } from '../quote.js';
import { reprint } from './reprint.js';
import { formatSignature, parseSignature } from './signature.js';
import { NotParsed, type SqlReader } from './sql-reader.js';
import { formatTypeName, parseTypeName } from './type-name.js';

/** The kinds of objects that have no name: a clause tells them apart. */
export type ClauseKind = Extract<DefinedKind, 'cast' | 'transform' | 'userMapping' | 'securityLabel'>;

interface ClauseRule {
  readonly expected: string;
  readonly print: (reader: SqlReader) => string;
}

const CLAUSES: Readonly<Record<ClauseKind, ClauseRule>> = {
  cast: { expected: 'the two types of a cast, such as (integer AS text)', print: castClause },
  transform: { expected: 'a type and a language, such as FOR jsonb LANGUAGE plperl', print: transformClause },
  userMapping: { expected: 'a role and a server, such as FOR app SERVER remote', print: mappingClause },
  securityLabel: { expected: 'an object, such as FOR provider ON TABLE users', print: labelClause },
};

export function isClauseKind(kind: DefinedKind): kind is ClauseKind {
  return Object.hasOwn(CLAUSES, kind);
}

/** The clause, parsed and printed again: `(integer AS text)`, `FOR app SERVER remote`. */
export function clauseName(kind: ClauseKind, text: string): string {
  const { expected, print } = CLAUSES[kind];
  return reprint({ text, expected }, print);
}

function castClause(reader: SqlReader): string {
  reader.expect('(');
  const source = parseTypeName(reader);
  reader.expect('as');
  const target = parseTypeName(reader);
  reader.expect(')');
  return `(${formatTypeName(source)} AS ${formatTypeName(target)})`;
}

function transformClause(reader: SqlReader): string {
  reader.expect('for');
  const type = parseTypeName(reader);
  reader.expect('language');
  return `FOR ${formatTypeName(type)} LANGUAGE ${quoteIdentifier(reader.name())}`;
}

// Bare, these words mean the role that runs the statement, or all roles.
const ROLE_WORDS = ['user', 'current_user', 'current_role', 'session_user', 'public'];

function mappingClause(reader: SqlReader): string {
  reader.expect('for');
  const word = ROLE_WORDS.find((each) => reader.take(each));
  const role = word === undefined ? quoteIdentifier(reader.name()) : word.toUpperCase();
  reader.expect('server');
  return `FOR ${role} SERVER ${quoteIdentifier(reader.name())}`;
}

/** The kinds that a label can be on, as SECURITY LABEL writes them. */
const LABELED = {
  routines: ['aggregate', 'function', 'procedure', 'routine'],
  types: ['domain', 'type'],
  named: [
    'column',
    'database',
    'event trigger',
    'foreign table',
    'language',
    'procedural language',
    'materialized view',
    'publication',
    'role',
    'schema',
    'sequence',
    'subscription',
    'table',
    'tablespace',
    'view',
  ],
};

function labelClause(reader: SqlReader): string {
  const provider = reader.take('for') ? `FOR ${quoteIdentifier(reader.name())} ` : '';
  reader.expect('on');
  return `${provider}ON ${labeledObject(reader)}`;
}

function labeledObject(reader: SqlReader): string {
  const takeWord = (words: readonly string[]) => words.find((each) => reader.take(...each.split(' ')));
  const routine = takeWord(LABELED.routines);
  if (routine !== undefined) return `${routine.toUpperCase()} ${routineAddress(reader)}`;
  const type = takeWord(LABELED.types);
  if (type !== undefined) return `${type.toUpperCase()} ${formatTypeName(parseTypeName(reader))}`;
  const named = takeWord(LABELED.named);
  if (named === undefined) throw new NotParsed('the kind of the object is missing');
  return `${named.toUpperCase()} ${reader.names().map(quoteIdentifier).join('.')}`;
}

function routineAddress(reader: SqlReader): string {
  const name = reader.names().map(quoteIdentifier).join('.');
  if (!reader.take('(')) return name;
  const signature = parseSignature(reader);
  reader.expect(')');
  return `${name}(${formatSignature(signature)})`;
}
