import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { type DefinedKind, ruleOf } from '../../schema/defined-kinds.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import { clauseName, isClauseKind } from './clause-name.js';
import { operatorSignature, operatorSymbol, routineSignature } from './signature.js';

/** What a directive calls an object: the name, and what tells it from others of that name. */
export type DirectiveName = Pick<ObjectIdentity, 'name' | 'signature'>;

/** How a directive names an object: `touch(integer)`, `ordered USING btree`, or the name alone. */
export function formatDirectiveName({ kind, name, signature }: Pick<ObjectIdentity, 'kind' | 'name' | 'signature'>) {
  if (signature === null) return name;
  if (ruleOf(kind).place !== 'method') return `${plain(name, /[()"]|^\s|\s$/)}(${signature})`;
  return `${plain(name, /"|^\s|\s$|\sUSING\s/i)} USING ${plain(signature, /[\s"]/)}`;
}

// A name goes into a directive as it is, unless it would be read as something else.
function plain(name: string, misread: RegExp): string {
  return misread.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** The reverse of it. Throws if the text is not the name of such an object. */
export function parseDirectiveName(kind: DefinedKind, text: string): DirectiveName {
  if (isClauseKind(kind)) return { name: clauseName(kind, text), signature: null };
  switch (ruleOf(kind).place) {
    case 'routine':
      return parseRoutineName(text);
    case 'operator':
      return parseOperatorName(text);
    case 'method':
      return parseMethodName(text);
    case 'sql':
    case 'database':
    case 'schema':
    case 'table':
      return { name: text, signature: null };
  }
}

/** `touch(integer)`, `"Odd (name)"(integer)`; without parentheses PostgreSQL looks for the only one of the name. */
export function parseRoutineName(text: string): DirectiveName {
  const quoted = /^"((?:[^"]|"")+)"\s*(.*)$/s.exec(text);
  const [, name, rest] = quoted ?? /^([^("]+)(.*)$/s.exec(text) ?? [];
  const own = quoted === null ? name?.trim() : name?.replaceAll('""', '"');
  const signature = /^\((.*)\)$/s.exec(rest ?? '')?.[1];
  if (!own || (signature === undefined && rest !== '')) throw invalidName(ROUTINE_NAME, text);
  return { name: own, signature: signature === undefined ? null : routineSignature(signature, text) };
}

function parseOperatorName(text: string): DirectiveName {
  const [, symbol, operands] = /^([^(]+)\((.*)\)$/s.exec(text) ?? [];
  if (symbol === undefined || operands === undefined) throw invalidName(OPERATOR_NAME, text);
  return { name: operatorSymbol(symbol.trim()), signature: operatorSignature(operands, text) };
}

function parseMethodName(text: string): DirectiveName {
  const [, name, method] = /^("(?:[^"]|"")+"|[^"]+) USING ("(?:[^"]|"")+"|[^\s"]+)$/is.exec(text) ?? [];
  if (name === undefined || method === undefined) throw invalidName(METHOD_NAME, text);
  return { name: unquote(name), signature: unquote(method) };
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

function invalidName(expected: string, text: string) {
  return directiveArgumentInvalid('name', expected, text);
}

const ROUTINE_NAME = 'the name of a routine with the types of its arguments, such as touch(integer, text)';
const OPERATOR_NAME = 'an operator with the types of its operands, such as =(integer, text)';
const METHOD_NAME = 'a name and an index method, such as backwards USING btree';
