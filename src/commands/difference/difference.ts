import { withoutGrantsToOwners } from '../../autogen/compare/privileges/without-grants-to-owners.js';
import { type Comparison, compare } from '../../autogen/compare.js';
import type { CompareOptions } from '../../autogen/compare-options.js';
import { expandAndContract } from '../../autogen/expand/expand-and-contract.js';
import { withoutColumnOrigins } from '../../autogen/expand/renamed-columns.js';
import type { Stages } from '../../autogen/expand/stages.js';
import { addCustomChanges } from '../../autogen/hooks/add-custom-changes.js';
import { findRenames, type Renames } from '../../autogen/match/renames.js';
import type { Note } from '../../autogen/notes/note.js';
import { findRowChanges } from '../../autogen/rows/find-row-changes.js';
import type { Sides } from '../../autogen/scope/sides.js';
import { settle } from '../../autogen/settle/settle.js';
import type { DefinitionPrinter } from '../../autogen/settle/settle-definitions.js';
import type { ComparatorContext, CustomChange } from '../../operations/comparator.js';
import type { Operation, OperationKind } from '../../operations/operation.js';
import { createPrinter } from '../../reflect/create-printer.js';
import type { Reflection } from '../../reflect/reflection.js';
import { askRows } from '../../reflect/rows/ask-rows.js';
import { readDefaultSchema } from '../../reflect/session.js';
import type { Connection } from '../../runtime/connection.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { RenderItem } from '../../schema/render-item.js';
import { schemasNamedIn } from '../../schema/schemas-named-in.js';
import { partName, type UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Queryable } from '../../util/queryable.js';
import type { DeclaredSide, WithDeclared } from '../declare/declared-schema.js';
import { keepUndeclared } from '../declare/drizzle/keep-undeclared.js';
import type { ComparedScope } from './explain-scope.js';
import { otherOwners } from './other-owners.js';
import { nameRuleOf, reflectOptions } from './reflect-options.js';
import { refuseImpossible } from './refuse-impossible.js';
import { refuseRows } from './refuse-rows.js';
import { applyGivenRenames } from './renames/apply-given-renames.js';
import { type ChooseRename, chooseRenames } from './renames/choose-renames.js';
import { type GivenRename, parseRenames, type RenameOptions } from './renames/given-rename.js';
import { reflectWithFormer } from './renames/reflect-former.js';
import { refuseSwappedNames } from './renames/refuse-swapped-names.js';
import { settleVersions } from './settle-versions.js';
import type { Trial } from './trial/trial.js';

/** What the models and a database differ in. */
export interface Difference {
  /** What makes the database equal to the models, in an order that can run. */
  readonly operations: readonly Operation[];
  /** The operations that restore the previous schema. */
  readonly downgrade: readonly Operation[];
  /** What a reviewer must know: likely renames, data that is lost. */
  readonly notes: readonly Note[];
  /** Both sides, with expressions and definitions as the database prints them. */
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
  /** As server_version_num says it. */
  readonly serverVersion: number;
  /** What is in the database and not managed: left as it is. */
  readonly unmanaged: readonly UnmanagedObject[];
  /** How items are rendered in the file; null for the default. */
  readonly renderItem: RenderItem | null;
  /** What came of running the operations on a copy of the schema; missing if that was not asked for. */
  readonly trial?: Trial;
  /** The operations of two revisions, if that was asked for. The lists above contain those of both. */
  readonly stages?: Stages;
}

/** With what the database was compared with, as it is declared. */
export interface ComparedDifference extends Difference {
  readonly side: Omit<DeclaredSide, 'printers'>;
  /** What was compared, and why the rest was not. */
  readonly compared: ComparedScope;
  /** All that the database has; null if the settings left something out. */
  readonly whole: Reflection | null;
}

/** What a database is compared with. */
interface Comparand {
  readonly settings: ResolvedSettings;
  readonly withDeclared: WithDeclared;
  readonly renames?: RenameOptions;
  readonly chooseRename?: ChooseRename | undefined;
  /** Whether the change is split into two revisions, between which old and new programs work. */
  readonly expandContract?: boolean;
  /** Whether every schema of the database is compared, whatever the settings say. */
  readonly everySchema?: boolean;
  /** Whether a declaration that the server cannot carry out is refused. */
  readonly requiresFeatures?: boolean;
  /** What the database has, if that is known already. */
  readonly reflection?: Reflection;
  /** Prints definitions in a copy of the database, if no scratch database exists that has what is declared. */
  readonly withCopyPrinter?: WithDefinitionPrinter;
}

export type WithDefinitionPrinter = <T>(use: (printer: DefinitionPrinter) => Promise<T>) => Promise<T>;

/** What makes a database equal to what is declared. */
export async function compareDatabase(connection: Connection, comparand: Comparand): Promise<ComparedDifference> {
  const defaultSchema = await readDefaultSchema(connection);
  return comparand.withDeclared(defaultSchema, (target) =>
    compareWithTarget(connection, comparand, { target, defaultSchema }),
  );
}

/** PostgreSQL follows a rename in a view. In the text of a view that is recreated, Limbeck must. */
function recreatesAfterRename({ operations }: Comparison): boolean {
  const kinds = new Set(operations.map(({ kind }) => kind));
  return kinds.has('createObject') && RENAMES.some((kind) => kinds.has(kind));
}

const RENAMES: readonly OperationKind[] = [
  ...(['renameTable', 'setTableSchema', 'renameColumn'] as const),
  ...(['renameEnum', 'renameEnumValue', 'renameType', 'setTypeSchema'] as const),
];

interface Target {
  readonly target: DeclaredSide;
  readonly defaultSchema: string;
}

async function compareWithTarget(
  connection: Connection,
  comparand: Comparand,
  { target: whole, defaultSchema }: Target,
): Promise<ComparedDifference> {
  const { settings, requiresFeatures = false, renames = {}, chooseRename, withCopyPrinter } = comparand;
  const nameRule = nameRuleOf(settings, defaultSchema);
  const given = parseRenames(renames, defaultSchema);
  refuseSwappedNames(whole.schema);
  const reflection =
    comparand.reflection ??
    (await reflectWithFormer(
      connection,
      { ...reflectOptions(settings), defaultSchema, schemas: schemasOf(comparand, whole.schema) },
      { declared: whole.schema, given, nameRule },
    ));
  const target = { ...whole, schema: withoutGrantsToOwners(whole.schema, reflection.ownerRoles) };
  // Models alone use what the live database has.
  const printers = target.printers ?? { expressions: createPrinter(connection, { defaultSchema }), definitions: null };
  const ask = rowFinder(connection, defaultSchema);
  const unrenamed = optionsFor(settings, { target, reflection, nameRule });
  const compareWith = async (chosen: readonly GivenRename[], isSplit = false): Promise<Comparison> => {
    const given = applyGivenRenames({ declared: target.schema, reflected: reflection.schema }, chosen);
    const renamed = target.drizzle ? keepUndeclared(given, reflection.schema, target.drizzle) : given;
    const schema = isSplit ? withoutColumnOrigins(renamed) : renamed;
    const { declared, reflected } = await settleVersions(
      { declared: schema, reflected: reflection.schema },
      { db: connection, declaredVersions: target.declaredVersions ?? new Set(), requiresWay: requiresFeatures },
    );
    if (requiresFeatures) refuseImpossible(declared, reflected, reflection.serverVersion);
    const compareAsPrinted = async (printer: DefinitionPrinter | null): Promise<Comparison> => {
      const { declared: settled, definitions } = await settle(declared, reflected, {
        ...printers,
        definitions: printer,
      });
      const rows = await ask({ declared: settled, reflected }, { definitions });
      const options = { ...unrenamed, renames: { definitions }, rows };
      return isSplit
        ? expandAndContract(settled, reflected, { ...options, renamedColumns: findRenames(renamed, reflected).columns })
        : compare(settled, reflected, options);
    };
    const compared = await compareAsPrinted(printers.definitions);
    return printers.definitions === null && withCopyPrinter !== undefined && recreatesAfterRename(compared)
      ? withCopyPrinter(compareAsPrinted)
      : compared;
  };
  const comparison = await compareUntilChosen(given, { compareWith, chooseRename, isSplit: comparand.expandContract });
  const { declared, reflected } = comparison.scope.before;
  const changes = await customChanges(connection, settings.comparators, { defaultSchema, declared, reflected });
  const rebuilt = new Set(comparison.operations.flatMap(rebuiltIndex));
  return {
    ...addCustomChanges(comparison, changes),
    declared,
    reflected,
    serverVersion: reflection.serverVersion,
    unmanaged: comparison.scope.unmanaged.filter(({ kind, name }) => kind !== 'invalid index' || !rebuilt.has(name)),
    renderItem: settings.renderItem,
    side: withoutPrinters(target),
    compared: { ...reflection, scope: comparison.scope },
    whole: reflection.isWhole ? reflection : null,
  };
}

function rowFinder(connection: Connection, defaultSchema: string) {
  return (sides: Sides, given: Partial<Renames>) =>
    findRowChanges(sides, findRenames(sides.declared, sides.reflected, given), (questions) =>
      askRows(connection, questions, { defaultSchema, onUnanswered: refuseRows }),
    );
}

async function customChanges(
  connection: Connection,
  comparators: ResolvedSettings['comparators'],
  sides: Omit<ComparatorContext, 'query'>,
): Promise<readonly CustomChange[]> {
  const changes: CustomChange[] = [];
  for (const comparator of comparators) {
    const query: Queryable['query'] = (sql, parameters) => connection.query(sql, parameters);
    changes.push(...(await comparator({ query, ...sides })));
  }
  return changes;
}

/** They ask a database that is gone soon. */
function withoutPrinters({ printers: _, ...side }: DeclaredSide): Omit<DeclaredSide, 'printers'> {
  return side;
}

interface ComparedWith {
  readonly target: DeclaredSide;
  readonly reflection: Reflection;
  readonly nameRule: CompareOptions['nameRule'] | null;
}

function optionsFor(settings: ResolvedSettings, { target, reflection, nameRule }: ComparedWith): CompareOptions {
  return {
    ...compareOptions(settings),
    ...(nameRule ? { nameRule } : {}),
    ...(target.ofModels === undefined ? {} : { ofModels: target.ofModels }),
    managedKinds: target.managedKinds,
    unmanaged: { declared: target.unmanaged, reflected: reflection.unmanaged },
    serverVersion: reflection.serverVersion,
    keptSchemas: reflection.keptSchemas,
    ownerRoles: otherOwners(reflection),
  };
}

function compareOptions({
  comparePrivileges,
  compareOwners,
  compareType,
  compareServerDefault,
  includeObject,
}: ResolvedSettings): Omit<CompareOptions, 'serverVersion'> {
  return {
    comparePrivileges,
    compareOwners,
    compareType,
    compareServerDefault,
    ...(includeObject === null ? {} : { includeObject }),
  };
}

/** As what is not managed is named. */
function rebuiltIndex(operation: Operation): readonly string[] {
  return operation.kind === 'dropIndex' ? [partName(operation.name, operation.table)] : [];
}

interface Choosing {
  readonly compareWith: (renames: readonly GivenRename[], isSplit?: boolean) => Promise<Comparison>;
  readonly isSplit: boolean | undefined;
  readonly chooseRename: ChooseRename | undefined;
}

/** What is chosen as a rename changes the comparison, which may leave other questions. */
async function compareUntilChosen(
  renames: readonly GivenRename[],
  { compareWith, chooseRename: choose, isSplit = false }: Choosing,
): Promise<Comparison> {
  const asked = new Set<string>();
  let given = renames;
  for (;;) {
    const compared = await compareWith(given);
    const chosen = choose === undefined ? [] : await chooseRenames(compared.notes, { choose, asked });
    if (chosen.length === 0) {
      return isSplit ? compareWith(given, true) : compared;
    }
    given = [...given, ...chosen];
  }
}

/** A schema that the models name is always compared. Otherwise its tables would be created again. */
function schemasOf(
  { everySchema = false, settings: { includeSchemas } }: Comparand,
  declared: DatabaseSchema,
): 'all' | readonly string[] {
  if (everySchema || includeSchemas === true) {
    return 'all';
  }
  return [...new Set([...schemasNamedIn(declared), ...(includeSchemas === false ? [] : includeSchemas)])];
}
