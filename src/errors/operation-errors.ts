import { findClosestWord } from '../util/closest-word.js';
import { onOneLine } from '../util/escape.js';
import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';

export function irreversibleOperation(what: string): LimbeckError {
  return new LimbeckError({
    code: 'IRREVERSIBLE_OPERATION',
    message: `"${what}" does not contain the previous state, so it cannot be reversed.`,
    hint: 'Write the reverse by hand in downgrade().',
    exitStatus: ExitStatus.badRequest,
  });
}

export function missingParameter(sql: string, position: number, given: number): LimbeckError {
  return new LimbeckError({
    code: 'MISSING_PARAMETER',
    message: `The statement refers to $${position}, but ${given} parameters were given.`,
    hint: 'Pass a value to op.execute() for each parameter of the statement.',
    exitStatus: ExitStatus.badRequest,
    place: { directive: 'op.execute', statement: sql },
  });
}

export function nulInText(text: string): LimbeckError {
  return new LimbeckError({
    code: 'NUL_IN_TEXT',
    message: `${JSON.stringify(text)} contains a NUL character, which PostgreSQL cannot store in a name or in text.`,
    hint: 'Remove the character, or store the value in a bytea column.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param what "there is no connection", as the end of a sentence. */
export function connectionNeeded(what: string): LimbeckError {
  return new LimbeckError({
    code: 'CONNECTION_NEEDED',
    message: `With \`--sql\` there is no database to ask, so ${what}.`,
    hint: 'Use one SQL statement (UPDATE … FROM, INSERT … SELECT, a DO block), or check `op.getContext().offline` first.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** In a plan, which runs no statement. @param what "it reads the result of op.execute" */
export function resultUnknown(what: string): LimbeckError {
  return new LimbeckError({
    code: 'CONNECTION_NEEDED',
    message: `With \`--plan\` nothing is executed, and ${what}.`,
    hint: 'The plan of this revision ends here.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function directiveArgumentInvalid(argument: string, expected: string, found: unknown): LimbeckError {
  return new LimbeckError({
    code: 'DIRECTIVE_ARGUMENT_INVALID',
    message: `The argument "${argument}" must be ${expected}; found ${describeValue(found)}.`,
    hint: 'Correct the directive in the revision file.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function secondStatement(statement: string): LimbeckError {
  return new LimbeckError({
    code: 'DIRECTIVE_ARGUMENT_INVALID',
    message: `A semicolon in an argument would end the statement and begin another: ${shortened(statement)}`,
    hint: 'Remove the semicolon from the directive or from the model. Use op.execute() for several statements.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function schemaNeeded(statement: string): LimbeckError {
  return new LimbeckError({
    code: 'DIRECTIVE_ARGUMENT_INVALID',
    message: `The statement names an object of pg_catalog unless it names the schema: ${shortened(statement)}`,
    hint: "Name the schema in the directive: { schema: 'public' }.",
    exitStatus: ExitStatus.badRequest,
  });
}

export function insertedColumnUnknown(column: string, table: string, known: readonly string[]): LimbeckError {
  const closest = findClosestWord(column, known);
  return new LimbeckError({
    code: 'DIRECTIVE_ARGUMENT_INVALID',
    message: `There is no column "${column}" in table "${table}".`,
    hint: closest === null ? `Its columns are ${quoteList(known)}.` : `Did you mean "${closest}"?`,
    exitStatus: ExitStatus.badRequest,
  });
}

export function optionUnknown(option: string, known: readonly string[]): LimbeckError {
  const closest = findClosestWord(option, known);
  return new LimbeckError({
    code: 'DIRECTIVE_ARGUMENT_INVALID',
    message: `There is no option "${option}".`,
    hint: closest === null ? `The options are ${quoteList(known)}.` : `Did you mean "${closest}"?`,
    exitStatus: ExitStatus.badRequest,
  });
}

/** A statement as a part of a message, which is one line. */
function shortened(statement: string): string {
  const line = onOneLine(statement.replaceAll(/\s+/g, ' '));
  return line.length > LONGEST_STATEMENT ? `${line.slice(0, LONGEST_STATEMENT)}…` : line;
}

const LONGEST_STATEMENT = 200;

function describeValue(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return typeof value === 'bigint' ? `${value}` : (JSON.stringify(value) ?? 'undefined');
}
