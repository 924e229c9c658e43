import { compileOperation } from '../ddl/compile.js';
import { replacingDefinition } from '../ddl/compile-object.js';
import type { Operation } from '../operations/operation.js';
import { printMadeObjects } from '../reflect/definition-printer.js';
import { isReplaceable } from '../schema/defined-kinds.js';
import {
  type DefinedObject,
  identityOf,
  type ObjectIdentity,
  statementsAfterCreate,
} from '../schema/defined-object.js';
import type { DefinitionQuestion, PrintDefinitions } from '../schema/definition-question.js';
import type { Scratch } from './scratch.js';

interface PrintNames {
  readonly defaultSchema: string;
  readonly serverVersion: number;
}

/** Has a scratch database read definitions again and print them; it stays what it is. */
export function definitionPrinter(scratch: Scratch, names: PrintNames): PrintDefinitions {
  return (questions) =>
    printMadeObjects(
      scratch.connection,
      questions.map((question) => ({ identity: identityOf(question.object), statements: remake(question) })),
      names,
    );
}

interface RenameQuestion {
  readonly made: DefinedObject | null;
  readonly printed: ObjectIdentity;
}

interface NamesAround {
  readonly restore: readonly Operation[];
  readonly repeat: readonly Operation[];
}

/**
 * Has a scratch database give everything the name that it had before, and print objects as they read then. What is made
 * meanwhile is printed as it reads when everything has its name again. The database stays what it is.
 */
export function renamedPrinter(
  scratch: Scratch,
  names: PrintNames,
): (questions: readonly RenameQuestion[], around: NamesAround) => ReturnType<PrintDefinitions> {
  return (questions, { restore, repeat }) => {
    const [before, after] = [restore.flatMap(compileOperation), repeat.flatMap(compileOperation)];
    return printMadeObjects(
      scratch.connection,
      questions.map(({ made, printed }) => ({
        identity: identityOf(printed),
        // What is not compared need not exist here.
        statements: made === null ? before : [...before, ...makeAgain(made, made), ...after],
      })),
      names,
    );
  };
}

/**
 * In place if PostgreSQL can do that: whatever depends on the object stays, and PostgreSQL refuses a definition that takes
 * something else away than the existing one.
 */
function remake({ object, existing }: DefinitionQuestion): readonly string[] {
  const sets = statementsAfterCreate(object);
  if (isReplaceable(object.kind) && object.frame !== null) {
    const known = new Set(sets);
    const gone = existing.additions.filter(({ set }) => !known.has(set));
    return [replacingDefinition(object), ...gone.map(({ unset }) => unset), ...sets];
  }
  return makeAgain(object, existing);
}

function makeAgain(object: DefinedObject, existing: ObjectIdentity): readonly string[] {
  const drop = compileOperation({ kind: 'dropObject', object: identityOf(existing), ifExists: true, cascade: true });
  // The query of a materialized view may not work without rows.
  const unpopulated = object.kind === 'materializedView' ? '\nWITH NO DATA' : '';
  return [...drop, `${object.definition}${unpopulated}`, ...statementsAfterCreate(object)];
}
