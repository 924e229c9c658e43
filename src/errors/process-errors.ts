import type { UserCode } from '../util/user-code.js';
import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError } from './limbeck-error.js';

/** The arguments of the program can't be understood. `problem` is a sentence without its full stop. */
export function commandLineInvalid(problem: string, command: string): LimbeckError {
  return new LimbeckError({
    code: 'COMMAND_LINE_INVALID',
    message: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`,
    hint: `Run \`${command} --help\` to see its arguments and options.`,
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param meant the command line that does what other tools call so. */
export function otherToolsCommand(word: string, meant: string): LimbeckError {
  return new LimbeckError({
    code: 'COMMAND_LINE_INVALID',
    message: `There is no command \`${word}\`.`,
    hint: `Run \`${meant}\`. \`migrate --help\` lists the commands.`,
    exitStatus: ExitStatus.badRequest,
  });
}

/** A system call on a file of the user's failed. */
export interface FileFailure {
  /** The name of the system call, such as `open`. */
  readonly syscall: string;
  /** Null if the call was not about one file. */
  readonly path: string | null;
  readonly reason: string;
  readonly hint: string;
  readonly cause: unknown;
}

export function fileAccessFailed({ syscall, path, reason, hint, cause }: FileFailure): LimbeckError {
  return new LimbeckError({
    code: 'FILE_ACCESS_FAILED',
    message: path === null ? `A file operation (${syscall}) failed: ${reason}.` : `Can't access "${path}": ${reason}.`,
    hint,
    exitStatus: ExitStatus.badRequest,
    ...(path === null ? {} : { place: { file: path } }),
    cause,
  });
}

/** Code of the user's called process.exit(), which would end the run in the middle. */
export function exitCalled(exitCode: unknown): LimbeckError {
  const shown = typeof exitCode === 'number' || typeof exitCode === 'string' ? exitCode : '';
  return new LimbeckError({
    code: 'EXIT_CALLED',
    message: `process.exit(${shown}) was called. Limbeck does not let it end the program.`,
    hint: 'Throw an error instead. Limbeck reports it, rolls back, and chooses the exit status.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** Nothing is left that could settle the promise that the program waits for. */
export function neverSettled(code: UserCode | null): LimbeckError {
  const what = code === null ? 'A function of the config or of the models' : `${code.what} of "${code.file}"`;
  return new LimbeckError({
    code: 'NEVER_SETTLED',
    message: `${what} waits for a promise that never settles: the program has nothing left to do.`,
    hint: 'Find the `await` of a promise that is neither resolved nor rejected.',
    exitStatus: ExitStatus.badRequest,
    ...(code === null ? {} : { place: { file: code.file } }),
  });
}

/** Code of the user's failed in a timer, in a callback or in a promise that nothing awaits. */
export function unawaitedFailure(reason: string, place: ErrorPlace, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'UNAWAITED_FAILURE',
    message: `Code that nothing awaits failed: ${reason.replace(/[.\s]+$/, '')}.`,
    hint: 'Await the promise, or handle the error in the callback.',
    exitStatus: ExitStatus.badRequest,
    place,
    cause,
  });
}

/** Code of the user's threw a value that has no stack, so that nothing says where. Limbeck throws nothing but errors. */
export function userCodeThrew(what: string, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'UNAWAITED_FAILURE',
    message: `Your own code threw something that is not an Error: ${what.replace(/[.\s]+$/, '')}.`,
    hint: 'Throw an Error, whose stack shows the line.',
    exitStatus: ExitStatus.badRequest,
    cause,
  });
}

/** The same failure with what it meant for the run that it interrupted. */
export function interruptedBy(failure: LimbeckError, run: LimbeckError): LimbeckError {
  const { code, hint, cause } = failure;
  const isPartlyApplied = run.data?.partlyApplied === true;
  return new LimbeckError({
    code,
    hint,
    message: `${failure.message} ${run.message}`,
    exitStatus: isPartlyApplied ? ExitStatus.partlyApplied : failure.exitStatus,
    ...(failure.place === undefined ? {} : { place: failure.place }),
    ...(run.data === undefined ? {} : { data: run.data }),
    cause,
  });
}

/** An error that should not happen. The stack is what helps. */
export function defect(reason: string, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'DEFECT',
    message: `This is a defect of Limbeck: ${reason.replace(/[.\s]+$/, '')}.`,
    hint: 'Please report it, with the stack that follows.',
    exitStatus: ExitStatus.defect,
    cause,
  });
}
