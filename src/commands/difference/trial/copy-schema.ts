import { withExactCheck } from '../../../autogen/compare/inheritance/inherited-checks.js';
import { compare } from '../../../autogen/compare.js';
import { describeOperation } from '../../../autogen/describe/describe-operation.js';
import type { Operation } from '../../../operations/operation.js';
import { reflect } from '../../../reflect/reflect.js';
import type { Reflection } from '../../../reflect/reflection.js';
import type { Connection } from '../../../runtime/connection.js';
import { EMPTY_SCHEMA } from '../../../schema/database-schema.js';
import type { Scratch } from '../../../scratch/scratch.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { scratchPrinters } from '../../declare/declared-schema.js';
import { ownTablesOf } from '../../environment/open-database.js';
import { compareDatabase } from '../difference.js';
import { otherOwners } from '../other-owners.js';
import { ownersToCopy } from './owners-to-copy.js';
import { fillScratch, refusalOf } from './run-on-scratch.js';

/**
 * Copies the schema of a database into an empty scratch database, without rows. Its role owns the copies, except those of
 * objects whose privileges the operations to try change.
 *
 * @returns the schema of the copy, or a sentence with the reason why it failed
 */
export async function copySchema(
  scratch: Scratch,
  original: Reflection,
  { settings, toTry = [] }: { readonly settings: ResolvedSettings; readonly toTry?: readonly Operation[] },
): Promise<Reflection | string> {
  const { schema, serverVersion } = original;
  const { comparePrivileges, compareOwners } = settings;
  const ownerRoles = otherOwners(original);
  const { operations } = compare(schema, EMPTY_SCHEMA, { serverVersion, comparePrivileges, compareOwners, ownerRoles });
  const owners = ownersToCopy(original, toTry);
  const copied = [...owners.present, ...operations.map(withExactCheck), ...owners.copied];
  const refusal = await refusalOf(fillScratch(scratch, copied));
  if (refusal !== null) return `The schema of the database could not be copied: ${refusal}`;
  const copy = await reflectAll(scratch.connection, settings);
  const [first] = await differencesFrom(scratch, original, { settings, reflection: copy });
  return first === undefined ? copy : `The copy of the schema differs from the database: ${describeOperation(first)}.`;
}

/** What would make the scratch database like that one, whatever the settings leave out. */
export async function differencesFrom(
  scratch: Scratch,
  wanted: Reflection,
  { settings, reflection }: { readonly settings: ResolvedSettings; readonly reflection?: Reflection },
): Promise<readonly Operation[]> {
  const everything = { comparators: [], includeObject: null, includeName: null, ignore: [] };
  const printers = scratchPrinters(scratch, wanted, 'reflected');
  const { operations } = await compareDatabase(scratch.connection, {
    settings: { ...settings, ...everything, compareType: true, compareServerDefault: true },
    withDeclared: (_defaultSchema, use) => use({ ...wanted, managedKinds: 'all', printers }),
    everySchema: true,
    ...(reflection && { reflection }),
  });
  return operations;
}

/** Reads a database whatever the settings leave out. */
export function reflectAll(connection: Connection, settings: ResolvedSettings): Promise<Reflection> {
  return reflect(connection, {
    schemas: 'all',
    exclude: ownTablesOf(settings),
    privileges: settings.comparePrivileges,
    owners: settings.compareOwners,
  });
}
