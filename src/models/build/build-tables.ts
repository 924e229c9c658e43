import { duplicateName } from '../../errors/model-errors.js';
import { formatName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
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
    building(wordsFor(scope), () => checkTableNames(scope));
    context.register.claimRelation(scope.name, wordsFor(scope));
  }
  const drafts = scopes.map((scope) => building(wordsFor(scope), () => draftTable(scope, context.resolve)));
  const givenNames = new Map(drafts.flatMap((draft) => [...takeGivenNames(draft, context)]));
  return inheritAll(
    drafts.map((draft) => building(wordsFor(draft.scope), () => buildTable(draft, { ...context, givenNames }))),
  );
}

function wordsFor({ name }: TableScope): string {
  return `table "${formatName(name)}"`;
}

/** One table alone. */
export function buildLoneTable(scope: TableScope, context: TablesContext): Table {
  checkTableNames(scope);
  const draft = draftTable(scope, context.resolve);
  return buildTable(draft, { ...context, givenNames: takeGivenNames(draft, context) });
}

function takeGivenNames(table: TableDraft, { convention, register }: TablesContext): ReadonlyMap<Draft, string | null> {
  const { scope } = table;
  const names = new Map<Draft, string | null>();
  for (const draft of draftsInOrder(table)) {
    const name = givenName(draft, scope, convention);
    names.set(draft, name);
    if (name !== null) {
      claim(draft, name, { scope, register });
    }
  }
  return names;
}

function checkTableNames({ name, columnNames, declaration }: TableScope): void {
  const table = formatName(name);
  checkName(name.name, 'a table');
  for (const [position, column] of columnNames.entries()) {
    checkColumnName(column, table);
    const first = columnNames.indexOf(column);
    if (first < position) {
      const properties = [first, position].map((each) => `"${declaration.columns[each]?.property}"`);
      throw duplicateName(column, `properties ${properties.join(' and ')}`, `table "${table}"`);
    }
  }
}
