import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { choose, dial, type Item, type ItemKind } from './items.js';
import { ownedBySql } from './render-sequences.js';
import { viewColumns } from './render-views.js';
import type { World } from './world.js';

/** Roles that every server has. */
const GRANTEES = ['PUBLIC', 'pg_monitor', 'pg_signal_backend WITH GRANT OPTION', 'pg_signal_backend, pg_monitor'];

/** One object in four has privileges that it doesn't have by default, and one in five another owner. */
export function accessSql(item: Item, world: World): readonly string[] {
  const number = dial(item, 9, 60) + 7 * dial(item, 10, 60) + 13 * dial(item, 11, 60);
  return [
    ...(number % 5 === 0 ? [...ownerSql(item, world), ...relationOwnerSql(item, world)] : []),
    ...(number % 4 === 0 ? accessOf(item, world, Math.floor(number / 4)) : []),
  ];
}

/** Of objects whose owner needs no privileges on others. */
function ownerSql(item: Item, world: World): readonly string[] {
  const word = OWNED.get(item.kind);
  const isType = word === 'TYPE';
  return word === undefined || (isType && world.userType(item) === null)
    ? []
    : [`ALTER ${word} ${world.qualified(item)} OWNER TO pg_monitor`];
}

/** Those with a superuser as their owner, who may use whatever they refer to. */
function relationOwnerSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  switch (item.kind) {
    case 'table':
      return [`ALTER TABLE ${name} OWNER TO fuzz_owner`];
    case 'view':
      return viewColumns(item, world).length === 0 ? [] : [`ALTER TABLE ${name} OWNER TO fuzz_owner`];
    case 'sequence':
      // A sequence of a table has the owner of the table.
      return ownedBySql(item, world).length > 0 ? [] : [`ALTER SEQUENCE ${name} OWNER TO fuzz_owner`];
    default:
      return [];
  }
}

const OWNED: ReadonlyMap<ItemKind, string> = new Map<ItemKind, string>([
  ['composite', 'TYPE'],
  ['domain', 'TYPE'],
  ['enum', 'TYPE'],
  ['function', 'FUNCTION'],
  ['range', 'TYPE'],
  ['triggerFunction', 'FUNCTION'],
]);

function accessOf(item: Item, world: World, number: number): readonly string[] {
  const grantee = choose(GRANTEES, number);
  const variation = Math.floor(number / GRANTEES.length);
  const name = world.qualified(item);
  switch (item.kind) {
    case 'table':
      return [
        `GRANT ${choose(['SELECT', 'SELECT, INSERT', 'ALL', 'UPDATE, DELETE, TRUNCATE'], variation)} ON ${name} TO ${grantee}`,
      ];
    case 'column':
      return columnAccess(item, world, `TO ${grantee}`);
    case 'view':
      return viewColumns(item, world).length === 0 ? [] : [`GRANT SELECT ON ${name} TO ${grantee}`];
    case 'sequence':
      return [sequenceAccess(item, world, { grantee, variation })];
    case 'function':
    case 'triggerFunction':
      return variation % 3 === 0
        ? [`GRANT EXECUTE ON FUNCTION ${name} TO ${grantee}`]
        : [`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`];
    case 'composite':
    case 'domain':
    case 'enum':
    case 'range':
      if (world.userType(item) === null) return [];
      return variation % 3 === 0
        ? [`REVOKE USAGE ON TYPE ${name} FROM PUBLIC`]
        : [`GRANT USAGE ON TYPE ${name} TO ${grantee}`];
    default:
      return [];
  }
}

function columnAccess(item: Item, world: World, to: string): readonly string[] {
  const table = world.table(item);
  const column = table && world.columns(table).find((each) => each.item === item && !each.inherited);
  if (table === null || !column) return [];
  const privilege = choose(['SELECT', 'UPDATE', 'SELECT, REFERENCES'], dial(item, 9, 60));
  return [
    `GRANT ${privilege.replaceAll(/\w+/g, (word) => `${word} (${quoteIdentifier(column.name)})`)} ON ${world.qualified(table)} ${to}`,
  ];
}

interface Access {
  readonly grantee: string;
  readonly variation: number;
}

/** Also those of schemas, and of what is created later. */
function sequenceAccess(item: Item, world: World, { grantee, variation }: Access): string {
  const schema = quoteIdentifier(world.schema(item));
  return choose(
    [
      `GRANT USAGE ON SEQUENCE ${world.qualified(item)} TO ${grantee}`,
      `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${grantee}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${grantee}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT EXECUTE ON FUNCTIONS TO ${grantee}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE ON TYPES TO ${grantee}`,
    ],
    variation,
  );
}
