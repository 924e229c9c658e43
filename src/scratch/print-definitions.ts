import { compileOperation } from '../ddl/compile.js';
import { replacingDefinition } from '../ddl/compile-object.js';
import { printMadeObjects } from '../reflect/definition-printer.js';
import { isReplaceable } from '../schema/defined-kinds.js';
import { identityOf, statementsAfterCreate } from '../schema/defined-object.js';
import type { DefinitionQuestion, PrintDefinitions } from '../schema/definition-question.js';
import type { Scratch } from './scratch.js';

/** Has a scratch database read definitions again and print them; it stays what it is. */
export function definitionPrinter(
  scratch: Scratch,
  names: { readonly defaultSchema: string; readonly serverVersion: number },
): PrintDefinitions {
  return (questions) =>
    printMadeObjects(
      scratch.connection,
      questions.map((question) => ({ identity: identityOf(question.object), statements: remake(question) })),
      names,
    );
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
  const drop = compileOperation({ kind: 'dropObject', object: identityOf(existing), cascade: true });
  // The query of a materialized view may not work without rows.
  const unpopulated = object.kind === 'materializedView' ? '\nWITH NO DATA' : '';
  return [...drop, `${object.definition}${unpopulated}`, ...sets];
}
