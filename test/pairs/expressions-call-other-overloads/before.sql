-- Expressions call by the same text what PostgreSQL finds for it; the functions come, go and change their arguments.
CREATE FUNCTION ok(v bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT v > 0 $$;
CREATE FUNCTION norm(v text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.lower(v) $$;
CREATE FUNCTION first_amount(v bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT v::integer $$;
CREATE FUNCTION twice(v bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT v * 2 $$;
CREATE FUNCTION standing(v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT v $$;
CREATE DOMAIN price AS integer CHECK (ok(VALUE));
CREATE TABLE item (
  id integer PRIMARY KEY,
  name varchar(20),
  cost price,
  amount integer DEFAULT first_amount(1) CONSTRAINT amount_ok CHECK (ok(amount)),
  double bigint GENERATED ALWAYS AS (twice(amount)) STORED
);
CREATE INDEX item_name ON item (norm(name)) WHERE ok(id);
CREATE INDEX item_upper ON item (upper(name));
CREATE STATISTICS item_standings ON (standing(amount)), name FROM item;
CREATE VIEW good AS SELECT id FROM item WHERE ok(amount);
CREATE POLICY seen ON item USING (ok(amount));
CREATE FUNCTION is_good(v integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN ok(v);

-- The text of an expression stays, and another operator suits it better.
CREATE TYPE mood AS ENUM ('bad', 'good');
CREATE FUNCTION far(a bigint, b bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a - b > 10 $$;
CREATE OPERATOR >>> (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = far);
CREATE TABLE trip (id integer, goal integer, mood mood, CONSTRAINT is_far CHECK (goal >>> id), CONSTRAINT is_good CHECK (mood = 'good'::mood));
CREATE INDEX trip_good ON trip (id) WHERE mood = 'good'::mood;
CREATE VIEW far_trip AS SELECT id FROM trip WHERE goal >>> id AND mood = 'good'::mood;
