import { quoteIdentifier, quoteLiteral } from '../../../src/ddl/quote.js';
import { condition, functionSql } from './expressions.js';
import { choose, dial, type Item, type ItemKind } from './items.js';
import { accessSql } from './render-access.js';
import { extraSql } from './render-extras.js';
import {
  checkSql,
  exclusionSql,
  foreignKeySql,
  indexSql,
  keySql,
  policySql,
  statisticsSql,
  triggerSql,
} from './render-parts.js';
import { periodTableSql } from './render-periods.js';
import { ruleSql } from './render-rules.js';
import { ownedBySql, sequenceSql } from './render-sequences.js';
import { tableSql } from './render-tables.js';
import { querySql, viewSql } from './render-views.js';
import { replicaKey } from './replica-identity.js';
import { attributesOf, baseOf, multirangeName, subtypeOf, typeComment, valuesOf } from './user-types.js';
import { schemaName, type World } from './world.js';

type Render = (item: Item, world: World) => readonly string[];

/** In an order that PostgreSQL can follow. */
const RENDERERS: ReadonlyMap<ItemKind, Render> = new Map<ItemKind, Render>([
  ['function', functionSql],
  ['triggerFunction', triggerFunctionSql],
  ['sequence', sequenceSql],
  ['table', tableSql],
  ['primaryKey', withReplicaIdentity],
  ['unique', withReplicaIdentity],
  ['exclusion', exclusionSql],
  ['check', checkSql],
  ['foreignKey', foreignKeySql],
  ['statistics', statisticsSql],
  ['view', viewSql],
  ['query', querySql],
  ['index', indexSql],
  ['trigger', triggerSql],
  ['policy', policySql],
  ['rule', ruleSql],
  ['extra', extraSql],
  ['period', periodTableSql],
]);

function withReplicaIdentity(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  return table !== null && replicaKey(table, world) === item
    ? [...keySql(item, world), `ALTER TABLE ${world.qualified(table)} REPLICA IDENTITY USING INDEX ${world.id(item)}`]
    : keySql(item, world);
}

/** The statements that make the schema from nothing. */
export function renderSql(world: World): readonly string[] {
  return [...schemasOf(world).map((name) => `CREATE SCHEMA ${quoteIdentifier(name)}`), ...renderRest(world, new Set())];
}

/** The statements that give it its privileges. */
export function renderAccess(world: World): readonly string[] {
  return world.items.toSorted((a, b) => a.key - b.key).flatMap((item) => accessSql(item, world));
}

/** The same without objects of some kinds, and without the schemas. */
export function renderRest(world: World, without: ReadonlySet<ItemKind>): readonly string[] {
  const byKey = world.items.filter(({ kind }) => !without.has(kind)).sort((a, b) => a.key - b.key);
  const types = byKey.flatMap((item) => typeSql(item, world));
  const rest = [...RENDERERS].flatMap(([kind, render]) =>
    byKey.filter((item) => item.kind === kind).flatMap((item) => render(item, world)),
  );
  return [...types, ...rest, ...byKey.flatMap((item) => ownedBySql(item, world))];
}

/** Besides the default one. */
export function schemasOf({ items }: World): readonly string[] {
  const names = new Set(items.map(({ schema }) => schemaName(schema)));
  names.delete('public');
  return [...names].sort();
}

function typeSql(item: Item, world: World): readonly string[] {
  const type = world.userType(item);
  if (type === null) return [];
  const kind = item.kind === 'domain' ? 'DOMAIN' : 'TYPE';
  const text = typeComment(item);
  const commented = text === null ? [] : [`COMMENT ON ${kind} ${type.sql} IS ${quoteLiteral(text)}`];
  return [createType(item, type.sql, world), ...commented];
}

function createType(item: Item, name: string, world: World): string {
  switch (item.kind) {
    case 'enum':
      return `CREATE TYPE ${name} AS ENUM (${valuesOf(item, world)
        .map((value) => quoteLiteral(world.name(value)))
        .join(', ')})`;
    case 'domain':
      return domainSql(item, name, world);
    case 'composite': {
      const attributes = attributesOf(item, world).map(({ item, type }) => `${world.id(item)} ${type.sql}`);
      return `CREATE TYPE ${name} AS (${attributes.join(', ')})`;
    }
    default: {
      const { sql } = subtypeOf(item);
      const collation = sql === 'text' && dial(item, 2, 2) === 1 ? ', COLLATION = "C"' : '';
      const diff = sql === 'double precision' && dial(item, 2, 2) === 1 ? ', SUBTYPE_DIFF = float8mi' : '';
      const multirange = multirangeName(item, world);
      const named = multirange === null ? '' : `, MULTIRANGE_TYPE_NAME = ${multirange}`;
      return `CREATE TYPE ${name} AS RANGE (SUBTYPE = ${sql}${collation}${diff}${named})`;
    }
  }
}

function domainSql(item: Item, name: string, world: World): string {
  const base = baseOf(item, world);
  const notNull = dial(item, 2, 9) === 8 ? ' NOT NULL' : '';
  const byDefault = dial(item, 3, 5) === 4 ? ` DEFAULT ${base.value(dial(item, 3, 60))}` : '';
  const check = condition({ name: 'value', type: base }, dial(item, 4, 60));
  const checked =
    dial(item, 4, 2) === 1
      ? `${dial(item, 6, 3) === 2 ? ` CONSTRAINT named_${dial(item, 6, 6)}` : ''} CHECK (${check})`
      : '';
  return `CREATE DOMAIN ${name} AS ${base.sql}${byDefault}${notNull}${checked}`;
}

function triggerFunctionSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const body = choose(['RETURN NEW;', 'RETURN coalesce(NEW, OLD);', '/* x */ RETURN NEW;'], dial(item, 0, 60));
  return [`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN ${body} END $_$`];
}
