import { duplicateName } from '../../errors/model-errors.js';
import { formatName, nameKey } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import type { NamingConvention } from '../naming-convention.js';
import { type BuildContext, buildTable } from './build-table.js';
import { building } from './building.js';
import { checkColumnName, checkName } from './check-name.js';
import { claim, draftsInOrder, givenName } from './choose-names.js';
import type { Draft } from './draft.js';
import { inheritAll } from './inherit-all.js';
import type { ResolveReference } from './references.js';
import { draftTable, type TableDraft } from './table-draft.js';
import type { TableScope } from './table-scope.js';

export interface TablesContext extends Omit<BuildContext, 'givenNames'> {
  readonly convention: NamingConvention;
  readonly resolve: ResolveReference;
}

/** The tables as the schema values know them. Given names are taken first, so that PostgreSQL's rule goes round them. */
export function buildTables(scopes: readonly TableScope[], context: TablesContext): readonly Table[] {
  for (const scope of scopes) {
    buildingTable(scope, () => checkTableNames(scope));
    context.register.claimRelation(scope.name, wordsFor(scope));
  }
  const drafts = scopes.map((scope) => buildingTable(scope, () => draftTable(scope, context.resolve)));
  const givenNames = takeGivenNames(drafts, context);
  return inheritAll(buildParentsFirst(drafts, { ...context, givenNames }));
}

/** PostgreSQL avoids the names of checks that a table has from its parents, which may be in another schema. */
function buildParentsFirst(drafts: readonly TableDraft[], context: BuildContext): readonly Table[] {
  const byName = new Map(drafts.map((draft) => [nameKey(draft.scope.name), draft]));
  const parents = ({ scope }: TableDraft) =>
    parentsOf(scope.declaration.lineage).flatMap((name) => byName.get(nameKey(context.home(name))) ?? []);
  const built = new Map<TableDraft, Table>();
  const checks = new Map<TableDraft, readonly string[]>();
  for (const draft of sortTopologically(drafts, parents).sorted) {
    const inherited = parents(draft).flatMap((parent) => checks.get(parent) ?? []);
    for (const name of inherited) context.register.addInherited(draft.scope.name, name);
    const table = buildingTable(draft.scope, () => buildTable(draft, context));
    const passedOn = table.checks.filter(({ noInherit }) => !noInherit).map(({ name }) => name);
    checks.set(draft, [...inherited, ...passedOn]);
    built.set(draft, table);
  }
  return drafts.flatMap((draft) => built.get(draft) ?? []);
}

function buildingTable<Part>(scope: TableScope, build: () => Part): Part {
  return building(() => wordsFor(scope), build);
}

function wordsFor({ name }: TableScope): string {
  return `table "${formatName(name)}"`;
}

/** One table alone. */
export function buildLoneTable(scope: TableScope, context: TablesContext): Table {
  checkTableNames(scope);
  const draft = draftTable(scope, context.resolve);
  return buildTable(draft, { ...context, givenNames: takeGivenNames([draft], context) });
}

/** By draft; drafts without a given name have no entry. */
function takeGivenNames(
  tables: readonly TableDraft[],
  { convention, register }: TablesContext,
): ReadonlyMap<Draft, string> {
  const names = new Map<Draft, string>();
  for (const table of tables) {
    const { scope } = table;
    for (const draft of draftsInOrder(table)) {
      const name = givenName(draft, scope, convention);
      if (name === null) continue;
      names.set(draft, name);
      claim(draft, name, { scope, register });
    }
  }
  return names;
}

function checkTableNames({ name, columnNames, declaration }: TableScope): void {
  const table = formatName(name);
  checkName(name.name, 'a table');
  const what = `a column of table "${table}"`;
  for (const column of columnNames) checkColumnName(column, what);
  const twice = columnNames.find((column, position) => columnNames.indexOf(column) < position);
  if (twice !== undefined) {
    const properties = declaration.columns.filter(({ name: column }) => column === twice).slice(0, 2);
    const words = properties.map(({ property }) => `"${property}"`).join(' and ');
    throw duplicateName(twice, `properties ${words}`, `table "${table}"`);
  }
}
