import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { argumentOf } from './expressions.js';
import { commented, type Form, globalName, NOTHING } from './extras.js';
import { choose, dial, type Item, type ItemKind } from './items.js';
import { operatorClassSql, operatorFamilySql } from './render-operator-classes.js';
import { isVirtual, tableFacts } from './render-tables.js';
import { attributesOf } from './user-types.js';
import { type Column, USER_TYPES, type World } from './world.js';

const FORMS: readonly Form[] = [
  aggregateSql,
  castSql,
  collationSql,
  configurationSql,
  eventTriggerSql,
  foreignTableSql,
  operatorSql,
  procedureSql,
  publicationSql,
  typedTableSql,
  conversionSql,
  operatorClassSql,
  operatorFamilySql,
  transformSql,
];

export function extraSql(item: Item, world: World): readonly string[] {
  return choose(FORMS, dial(item, 0, 60))(item, world);
}

/** A type that isn't a domain, which PostgreSQL replaces by its base type in casts and polymorphic calls. */
function ownType(item: Item, world: World, kinds: readonly ItemKind[] = ['composite', 'enum', 'range']): Item | null {
  const type = world.linked(item, 3, kinds);
  return type === null || world.userType(type) === null ? null : type;
}

function aggregateSql(item: Item, world: World): readonly string[] {
  const type = dial(item, 1, 3) === 0 ? null : ownType(item, world);
  const of = type === null ? 'integer' : world.qualified(type);
  const state =
    type === null ? 'SFUNC = int4_sum, STYPE = bigint' : `SFUNC = array_append, STYPE = ${of}[], INITCOND = '{}'`;
  const name = `${world.qualified(item)}(${of})`;
  const parallel = dial(item, 2, 2) === 1 ? ', PARALLEL = SAFE' : '';
  return [`CREATE AGGREGATE ${name} (${state}${parallel})`, ...commented(item, `AGGREGATE ${name}`)];
}

const CAST_TARGETS = ['integer', 'date', 'uuid'];

function castSql(item: Item, world: World): readonly string[] {
  const type = ownType(item, world);
  if (type === null || firstOfForm(item, world) !== item) return NOTHING;
  const words = `${world.qualified(type)} AS ${choose(CAST_TARGETS, dial(item, 1, 60))}`;
  const context = choose(['', ' AS ASSIGNMENT'], dial(item, 2, 60));
  return [`CREATE CAST (${words}) WITH INOUT${context}`, ...commented(item, `CAST (${words})`)];
}

/** The first item of the same form that is linked to the same type. */
function firstOfForm(item: Item, world: World): Item | undefined {
  const form = (each: Item) => dial(each, 0, 60) % FORMS.length;
  return world
    .all('extra')
    .filter((each) => form(each) === form(item) && each.links[3] === item.links[3])
    .sort((a, b) => a.key - b.key)[0];
}

/** A column of the linked table that an index can have. */
function textColumn(item: Item, world: World): { readonly table: Item; readonly column: Column } | null {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null || column.type.family !== 'text') return null;
  return isVirtual(column, world) || column.type.sql.includes('.') ? null : { table, column };
}

function collationSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const found = dial(item, 1, 3) === 0 ? null : textColumn(item, world);
  const index =
    found === null
      ? NOTHING
      : [
          `CREATE INDEX ${globalName('x', item, world)} ON ${world.qualified(found.table)} (${quoteIdentifier(found.column.name)} COLLATE ${name})`,
        ];
  const locale = choose(["'C'", "'POSIX'"], dial(item, 2, 60));
  return [`CREATE COLLATION ${name} (LOCALE = ${locale})`, ...commented(item, `COLLATION ${name}`), ...index];
}

function configurationSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const found = dial(item, 1, 3) === 0 ? null : textColumn(item, world);
  const index =
    found === null
      ? NOTHING
      : [
          `CREATE INDEX ${globalName('x', item, world)} ON ${world.qualified(found.table)} USING gin (to_tsvector('${name.replaceAll("'", "''")}'::regconfig, ${quoteIdentifier(found.column.name)}))`,
        ];
  const words = choose(['word', 'word, asciiword', 'numword'], dial(item, 2, 60));
  return [
    `CREATE TEXT SEARCH CONFIGURATION ${name} (PARSER = pg_catalog."default")`,
    `ALTER TEXT SEARCH CONFIGURATION ${name} ADD MAPPING FOR ${words} WITH ${choose(['simple', 'english_stem'], dial(item, 3, 60))}`,
    ...commented(item, `TEXT SEARCH CONFIGURATION ${name}`),
    ...index,
  ];
}

function eventTriggerSql(item: Item, world: World): readonly string[] {
  const fn = world.qualified(item);
  const name = globalName('e', item, world);
  const event = choose(['ddl_command_end', 'sql_drop'], dial(item, 1, 60));
  return [
    `CREATE FUNCTION ${fn}() RETURNS event_trigger LANGUAGE plpgsql AS $_$ BEGIN ${choose(['NULL;', 'RETURN;'], dial(item, 2, 60))} END $_$`,
    `CREATE EVENT TRIGGER ${name} ON ${event} EXECUTE FUNCTION ${fn}()`,
    ...(dial(item, 3, 4) === 3 ? [`ALTER EVENT TRIGGER ${name} DISABLE`] : NOTHING),
    ...commented(item, `EVENT TRIGGER ${name}`),
  ];
}

function foreignTableSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const [wrapper, server] = [globalName('w', item, world), globalName('s', item, world)];
  const type = dial(item, 1, 3) === 0 ? null : world.linked(item, 3, USER_TYPES);
  const of = (type && world.userType(type)?.sql) ?? 'integer';
  const options = dial(item, 2, 3) === 2 ? ` OPTIONS (a '${dial(item, 2, 60)}')` : '';
  const second = choose(['b text', 'b text NOT NULL', "b text DEFAULT 'x'", 'b bigint'], dial(item, 3, 60));
  return [
    `CREATE FOREIGN DATA WRAPPER ${wrapper}`,
    `CREATE SERVER ${server} FOREIGN DATA WRAPPER ${wrapper}${options}`,
    `CREATE FOREIGN TABLE ${name} (a ${of}, ${second}) SERVER ${server}${options}`,
    ...commented(item, `FOREIGN TABLE ${name}`),
  ];
}

/** A prefix operator for a function with one argument. */
function operatorSql(item: Item, world: World): readonly string[] {
  const fn = world.linked(item, 2, ['function']);
  if (fn === null || dial(fn, 7, 5) === 0 || dial(fn, 8, 4) === 3) return NOTHING;
  const symbols = [...item.key.toString(4)].map((digit) => choose(['#', '&', '%', '|'], Number(digit))).join('');
  const name = `${quoteIdentifier(world.schema(item))}.${symbols}#`;
  const argument = argumentOf(fn).sql;
  return [
    `CREATE OPERATOR ${name} (FUNCTION = ${world.qualified(fn)}, RIGHTARG = ${argument})`,
    ...commented(item, `OPERATOR ${name} (NONE, ${argument})`),
  ];
}

function procedureSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null) return NOTHING;
  const type = dial(item, 1, 3) === 0 ? null : world.linked(item, 3, USER_TYPES);
  const argument = (type && world.userType(type)?.sql) ?? 'integer';
  const name = `${world.qualified(item)}(${argument})`;
  const work = `DELETE FROM ${world.qualified(table)} WHERE ${quoteIdentifier(column.name)} IS NULL;`;
  const body = choose([`AS $_$ ${work} $_$`, `BEGIN ATOMIC ${work} END`], dial(item, 2, 60));
  return [`CREATE PROCEDURE ${name} LANGUAGE sql ${body}`, ...commented(item, `PROCEDURE ${name}`)];
}

/** Only for INSERT: the others would ask for a replica identity. */
function publicationSql(item: Item, world: World): readonly string[] {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || tableFacts(table, world).unlogged) return NOTHING;
  const name = globalName('p', item, world);
  const canFilter = world.major >= 15 && column !== null && column.source === null && !column.type.sql.includes('.');
  const where = canFilter && dial(item, 1, 2) === 1 ? ` WHERE (${quoteIdentifier(column.name)} IS NOT NULL)` : '';
  return [
    `CREATE PUBLICATION ${name} FOR TABLE ${world.qualified(table)}${where} WITH (publish = 'insert')`,
    ...commented(item, `PUBLICATION ${name}`),
  ];
}

function typedTableSql(item: Item, world: World): readonly string[] {
  const type = ownType(item, world, ['composite']);
  if (type === null) return NOTHING;
  const [attribute] = attributesOf(type, world);
  const options =
    attribute !== undefined && dial(item, 1, 3) === 2 ? ` (${world.id(attribute.item)} WITH OPTIONS NOT NULL)` : '';
  const name = world.qualified(item);
  return [`CREATE TABLE ${name} OF ${world.qualified(type)}${options}`, ...commented(item, `TABLE ${name}`)];
}

function conversionSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const [to, fn] = choose(
    [
      ['UTF8', 'iso8859_1_to_utf8'],
      ['MULE_INTERNAL', 'latin1_to_mic'],
    ] as const,
    dial(item, 1, 60),
  );
  return [
    `CREATE CONVERSION ${name} FOR 'LATIN1' TO '${to}' FROM pg_catalog.${fn}`,
    ...commented(item, `CONVERSION ${name}`),
  ];
}

function transformSql(item: Item, world: World): readonly string[] {
  const type = ownType(item, world);
  if (type === null || firstOfForm(item, world) !== item) return NOTHING;
  const words = `FOR ${world.qualified(type)} LANGUAGE ${choose(['sql', 'plpgsql'], dial(item, 1, 60))}`;
  return [
    `CREATE TRANSFORM ${words} (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal))`,
    ...commented(item, `TRANSFORM ${words}`),
  ];
}
