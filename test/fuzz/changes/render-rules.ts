import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { choose, dial, type Item } from './items.js';
import { isIdentity } from './render-tables.js';
import { viewColumns } from './render-views.js';
import type { World } from './world.js';

/** A rule of a table or a view, which does nothing or changes the rows of an earlier table. */
export function ruleSql(item: Item, world: World): readonly string[] {
  const on = world.relation(item);
  const columns = on === null ? [] : on.kind === 'view' ? viewColumns(on, world) : world.columns(on);
  const column = columns.find(({ key }) => key === item.links[1]);
  if (on === null || column === undefined) return [];
  const event = choose(['UPDATE', 'DELETE', 'INSERT'], dial(item, 0, 60));
  const row = event === 'INSERT' ? 'NEW' : 'OLD';
  const where = dial(item, 1, 2) === 1 ? ` WHERE ${row}.${quoteIdentifier(column.name)} IS NULL` : '';
  const mayReplace = where !== '' || (on.kind === 'view' && event !== 'INSERT');
  const way = mayReplace ? choose(['ALSO', 'INSTEAD'], dial(item, 2, 60)) : 'ALSO';
  return [
    `CREATE RULE ${world.id(item)} AS ON ${event} TO ${world.qualified(on)}${where} DO ${way} ${actionOf(item, on, world)}`,
  ];
}

/** Only an earlier table, so that no rule starts itself. */
function actionOf(item: Item, on: Item, world: World): string {
  const other = world.table(item, 2);
  const column =
    other &&
    world
      .columns(other)
      .find((each) => each.source === null && !isIdentity({ ...each, inherited: false }, other, world));
  if (other === null || !column || other.key >= on.key)
    return choose(['NOTHING', dial(item, 1, 2) === 1 ? 'NOTHING' : 'NOTIFY fuzz'], dial(item, 3, 60));
  const [table, name] = [world.qualified(other), quoteIdentifier(column.name)];
  const insert = `INSERT INTO ${table} (${name}) VALUES (${column.type.value(dial(item, 4, 9))})`;
  const update = `UPDATE ${table} SET ${name} = ${column.type.value(dial(item, 4, 9))} WHERE ${name} IS NULL`;
  const remove = `DELETE FROM ${table} WHERE ${name} IS NULL`;
  return choose(['NOTHING', insert, update, remove, `(${insert}; ${remove})`, 'NOTHING'], dial(item, 3, 60));
}
