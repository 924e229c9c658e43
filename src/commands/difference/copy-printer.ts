import type { DefinitionPrinter, PrintRenamed } from '../../autogen/settle/settle-definitions.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection } from '../../runtime/connection.js';
import type { PrintDefinitions } from '../../schema/definition-question.js';
import { definitionPrinter, renamedPrinter } from '../../scratch/print-definitions.js';
import { openScratch } from '../../scratch/with-scratch.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { scratchOptions } from '../declare/scratch-options.js';
import type { CommandEvents } from '../environment/command-events.js';
import { copySchema, reflectAll } from './trial/copy-schema.js';

interface CopyOf {
  /** Nothing is written to it. */
  readonly live: Connection;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
  /** The side that the database is. */
  readonly has: DefinitionPrinter['has'];
}

/** Definitions are read and printed again in a scratch copy of a database, which is made if some definition needs it. */
export async function withCopyPrinter<T>(
  database: CopyOf,
  use: (printer: DefinitionPrinter) => Promise<T>,
): Promise<T> {
  const held: { copy: Promise<Copy | null> | null } = { copy: null };
  const print: PrintDefinitions = async (questions) => {
    held.copy ??= openCopy(database);
    return (await held.copy)?.print(questions) ?? questions.map(() => null);
  };
  const printRenamed: PrintRenamed = async (questions, names) => {
    held.copy ??= openCopy(database);
    return (await held.copy)?.printRenamed(questions, names) ?? questions.map(() => null);
  };
  try {
    return await use({ print, printRenamed, has: database.has });
  } finally {
    const copy = await held.copy?.catch(() => null);
    await copy?.close();
  }
}

interface Copy {
  readonly print: PrintDefinitions;
  readonly printRenamed: PrintRenamed;
  close(): Promise<void>;
}

const WITHOUT_COPY: { readonly [Has in DefinitionPrinter['has']]: readonly [what: string, hint: string] } = {
  declared: [
    'Definitions of views and functions are compared as text',
    'A definition that PostgreSQL prints in two ways looks changed.',
  ],
  reflected: [
    "Definitions of views and functions can't follow the renames",
    'If the revision recreates such a view, correct its definition.',
  ],
};

/** Null if no copy can be had: texts that differ are then different. */
async function openCopy(database: CopyOf): Promise<Copy | null> {
  const warn = (why: string) => {
    const [what, hint] = WITHOUT_COPY[database.has];
    database.events.onWarning?.(`${what}: ${why} ${hint}`);
    return null;
  };
  try {
    const { scratch, close } = await openScratch(scratchOptions(database));
    const copy = await reflectAll(database.live, database.settings)
      .then((original) => copySchema(scratch, original, { settings: database.settings }))
      .catch((error: unknown) => close().then(() => Promise.reject(error)));
    if (typeof copy === 'string') return close().then(() => warn(copy));
    return {
      print: definitionPrinter(scratch, copy),
      printRenamed: renamedPrinter(scratch, copy),
      close,
    };
  } catch (error) {
    if (error instanceof LimbeckError && error.code === 'SCRATCH_IMPOSSIBLE') return warn(error.message);
    throw error;
  }
}
