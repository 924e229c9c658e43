import { constant, quoted, toName } from './hostile-text.js';

/** A database that has hostile texts wherever PostgreSQL takes text, and changes of it. */
export interface HostileSchema {
  readonly create: string;
  /** Leads away from it, so that coming back adds, alters and drops. */
  readonly change: string;
  readonly role: string;
}

export function hostileSchema(texts: readonly string[], roleNumber: number): HostileSchema {
  let count = 0;
  const text = () => constant(texts[count++ % texts.length] ?? '');
  const name = (bytes?: number) => quoted(toName(texts[count % texts.length] ?? '', count++, bytes));
  const option = () => name().replaceAll('=', '-');
  const role = quoted(toName(texts[0] ?? '', roleNumber));
  const s = name();
  // PostgreSQL cuts the name of a multirange type in the middle of a character.
  const inS = (bytes?: number) => `${s}.${name(bytes)}`;
  const [mood, mood2, price, pair, span, numbers] = [inS(), inS(), inS(), inS(), inS(40), inS()];
  const [users, items, gone, parted, part] = [inS(), inS(), inS(), inS(), inS()];
  const [id, said, kind, cost, both, during, upper, list, owner] = [
    name(),
    name(),
    name(),
    name(),
    name(),
    name(),
    name(),
    name(),
    name(),
  ];
  const [g1, g2] = [name(), name()];
  const label = () => constant(toName(texts[count % texts.length] ?? '', count++));
  const [m1, m2, m3] = [label(), label(), label()];
  const [c1, c2] = [name(), name()];
  const [check, trigger, policy, rule, index, indexed] = [name(), name(), name(), name(), name(), name()];
  const [view, mview, v1, v2] = [inS(), inS(), name(), name()];
  const [fn, proc, tfn, agg, step, atomic] = [inS(), inS(), inS(), inS(), inS(), inS()];
  const [a1, a2] = [name(), name()];
  const [stats, twin] = [inS(), inS()];
  const publication = name();
  const [wrapper, server, foreign, dictionary, configuration, collation] = [name(), name(), inS(), inS(), inS(), inS()];
  const body = () =>
    `AS ${constant(`BEGIN\n  -- ${toName(texts[count++ % texts.length] ?? '', 0).replaceAll(/[\n\r]/g, '\r\n-- ')}\r\n  RETURN ${text()};\nEND`)}`;
  const create = `
CREATE ROLE ${role};
CREATE SCHEMA ${s};
COMMENT ON SCHEMA ${s} IS ${text()};
CREATE TYPE ${mood} AS ENUM (${m1}, ${m2});
COMMENT ON TYPE ${mood} IS ${text()};
CREATE TYPE ${mood2} AS ENUM ('one', 'two');
CREATE DOMAIN ${price} AS text DEFAULT ${text()} CONSTRAINT ${name()} CHECK (VALUE <> ${text()});
COMMENT ON DOMAIN ${price} IS ${text()};
CREATE TYPE ${pair} AS (${c1} text, ${c2} ${mood});
CREATE TYPE ${twin} AS (${c1} text, ${c2} text);
COMMENT ON TYPE ${pair} IS ${text()};
COMMENT ON COLUMN ${pair}.${c1} IS ${text()};
CREATE TYPE ${span} AS RANGE (subtype = integer);
COMMENT ON TYPE ${span} IS ${text()};
CREATE SEQUENCE ${numbers};
COMMENT ON SEQUENCE ${numbers} IS ${text()};
CREATE COLLATION ${collation} (provider = libc, locale = 'C');
COMMENT ON COLLATION ${collation} IS ${text()};
CREATE FUNCTION ${fn}(${a1} text DEFAULT ${text()}, ${a2} integer DEFAULT 1) RETURNS text LANGUAGE plpgsql IMMUTABLE ${body()};
COMMENT ON FUNCTION ${fn} IS ${text()};
CREATE FUNCTION ${atomic}(${a2} integer) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN ${a2} > 1 THEN ${text()} ELSE 'x' END AS ${name()}; SELECT ${text()} AS ${name()}; END;
CREATE PROCEDURE ${proc}(INOUT ${a1} text) LANGUAGE plpgsql AS $x$ BEGIN PERFORM 1; END $x$;
COMMENT ON PROCEDURE ${proc} IS ${text()};
CREATE FUNCTION ${tfn}() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN RETURN NEW; END $x$;
CREATE FUNCTION ${step}(state text, value text) RETURNS text LANGUAGE sql IMMUTABLE AS $x$ SELECT state || value $x$;
CREATE AGGREGATE ${agg}(text) (SFUNC = ${step}, STYPE = text, INITCOND = ${text()});
COMMENT ON AGGREGATE ${agg}(text) IS ${text()};
CREATE TABLE ${users} (
  ${id} bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME ${inS()}) CONSTRAINT ${name()} PRIMARY KEY,
  ${said} text COLLATE ${collation} DEFAULT ${text()} CONSTRAINT ${check} CHECK (${said} <> ${text()}),
  ${kind} ${mood} DEFAULT ${m1},
  ${cost} ${price} DEFAULT ${text()},
  ${both} ${pair},
  ${during} ${span},
  ${upper} text GENERATED ALWAYS AS (upper(${said}) || ${text()}) STORED,
  ${list} integer[] NOT NULL DEFAULT '{1}',
  CONSTRAINT ${name()} UNIQUE (${said}, ${kind}),
  CONSTRAINT ${name()} CHECK (${list}[1:array_length(${list}, 1)] IS NOT NULL),
  CONSTRAINT ${name()} EXCLUDE USING gist (${during} WITH &&) WHERE (${said} <> ${text()})
);
COMMENT ON TABLE ${users} IS ${text()};
COMMENT ON COLUMN ${users}.${said} IS ${text()};
COMMENT ON CONSTRAINT ${check} ON ${users} IS ${text()};
CREATE INDEX ${index} ON ${users} ((lower(${said}) || ${text()}), ${kind}) WHERE ${said} <> ${text()};
COMMENT ON INDEX ${s}.${index} IS ${text()};
CREATE INDEX ${indexed} ON ${users} (${cost});
CREATE STATISTICS ${stats} ON ${said}, ${kind} FROM ${users};
COMMENT ON STATISTICS ${stats} IS ${text()};
ALTER TABLE ${users} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${policy} ON ${users} TO ${role} USING (${said} <> ${text()}) WITH CHECK (${said} <> ${text()});
COMMENT ON POLICY ${policy} ON ${users} IS ${text()};
CREATE TRIGGER ${trigger} BEFORE UPDATE OF ${said} ON ${users} FOR EACH ROW WHEN (NEW.${said} <> ${text()}) EXECUTE FUNCTION ${tfn}(${text()});
COMMENT ON TRIGGER ${trigger} ON ${users} IS ${text()};
CREATE TABLE ${items} (${id} bigint PRIMARY KEY, ${owner} bigint CONSTRAINT ${name()} REFERENCES ${users} (${id}), ${g1} varchar(900) DEFAULT ${text()}, ${kind} ${mood2});
CREATE RULE ${rule} AS ON INSERT TO ${items} WHERE NEW.${g1} = ${text()} DO INSTEAD NOTHING;
COMMENT ON RULE ${rule} ON ${items} IS ${text()};
CREATE TABLE ${gone} (${g1} text, ${g2} integer);
CREATE TABLE ${parted} (${said} text, ${id} integer) PARTITION BY LIST (${said});
CREATE TABLE ${part} PARTITION OF ${parted} FOR VALUES IN (${text()}, ${constant(`${texts[5]}2`)});
CREATE VIEW ${view} AS SELECT ${said} AS ${v1}, ${text()} AS ${v2} FROM ${users} WHERE ${said} <> ${text()};
COMMENT ON VIEW ${view} IS ${text()};
COMMENT ON COLUMN ${view}.${v1} IS ${text()};
CREATE MATERIALIZED VIEW ${mview} AS SELECT ${g1}, ${text()} AS ${v2} FROM ${gone};
COMMENT ON MATERIALIZED VIEW ${mview} IS ${text()};
CREATE INDEX ${name()} ON ${mview} (${v2});
CREATE TEXT SEARCH DICTIONARY ${dictionary} (TEMPLATE = simple);
COMMENT ON TEXT SEARCH DICTIONARY ${dictionary} IS ${text()};
CREATE TEXT SEARCH CONFIGURATION ${configuration} (COPY = simple);
CREATE FOREIGN DATA WRAPPER ${wrapper} OPTIONS (${option()} ${text()});
CREATE SERVER ${server} TYPE ${text()} VERSION ${text()} FOREIGN DATA WRAPPER ${wrapper} OPTIONS (${option()} ${text()});
COMMENT ON SERVER ${server} IS ${text()};
CREATE FOREIGN TABLE ${foreign} (${id} integer OPTIONS (${option()} ${text()})) SERVER ${server} OPTIONS (${option()} ${text()});
CREATE PUBLICATION ${publication} FOR TABLE ${users};
COMMENT ON PUBLICATION ${publication} IS ${text()};
COMMENT ON EXTENSION plpgsql IS ${text()};
GRANT SELECT, INSERT ON ${items} TO ${role};
GRANT USAGE ON SCHEMA ${s} TO ${role};
`;
  const [extra, added, other, later] = [inS(), name(), inS(), inS()];
  const change = `
ALTER TABLE ${items} DROP COLUMN ${g1} CASCADE;
ALTER TABLE ${items} ADD COLUMN ${added} varchar(900) DEFAULT ${text()};
DROP MATERIALIZED VIEW ${mview};
DROP TABLE ${gone};
CREATE TABLE ${extra} (${g1} text, ${g2} integer);
COMMENT ON TABLE ${extra} IS ${text()};
ALTER TABLE ${items} DROP COLUMN ${kind};
DROP TYPE ${mood2};
CREATE TYPE ${other} AS ENUM ('one', 'two');
ALTER TYPE ${mood} ADD VALUE ${m3};
ALTER TYPE ${twin} DROP ATTRIBUTE ${c2};
ALTER TYPE ${twin} ADD ATTRIBUTE ${name()} integer;
ALTER TABLE ${users} ALTER ${said} SET DEFAULT ${text()};
COMMENT ON TABLE ${users} IS ${text()};
COMMENT ON COLUMN ${users}.${said} IS ${text()};
CREATE OR REPLACE FUNCTION ${fn}(${a1} text DEFAULT ${text()}, ${a2} integer DEFAULT 1) RETURNS text LANGUAGE plpgsql IMMUTABLE ${body()};
ALTER POLICY ${policy} ON ${users} USING (${said} <> ${text()});
DROP TRIGGER ${trigger} ON ${users};
DROP INDEX ${s}.${index};
CREATE INDEX ${name()} ON ${users} ((${said} || ${text()}));
CREATE VIEW ${later} AS SELECT ${text()} AS ${name()};
CREATE SCHEMA ${name()};
DROP PUBLICATION ${publication};
REVOKE INSERT ON ${items} FROM ${role};
`;
  return { create, change, role };
}
