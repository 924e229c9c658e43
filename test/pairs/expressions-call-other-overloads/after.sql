CREATE FUNCTION ok(v bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT v > 0 $$;
CREATE FUNCTION ok(v integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT v > 100 $$;
CREATE FUNCTION norm(v text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.lower(v) $$;
CREATE FUNCTION norm(v varchar) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.upper(v) $$;
CREATE FUNCTION first_amount(v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT v $$;
CREATE FUNCTION twice(v integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT v * 2 $$;
CREATE FUNCTION standing(v bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT v::integer $$;
CREATE FUNCTION upper(v varchar) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.upper(v::text) $$;
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

CREATE TYPE mood AS ENUM ('bad', 'good');
CREATE FUNCTION far(a bigint, b bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a - b > 10 $$;
CREATE FUNCTION far(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a - b > 100 $$;
CREATE OPERATOR >>> (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = far);
CREATE OPERATOR >>> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = far);
CREATE FUNCTION same(a mood, b mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a::text = b::text $$;
CREATE OPERATOR = (LEFTARG = mood, RIGHTARG = mood, FUNCTION = same);
CREATE TABLE trip (id integer, goal integer, mood mood, CONSTRAINT is_far CHECK (goal >>> id), CONSTRAINT is_good CHECK (mood = 'good'::mood));
CREATE INDEX trip_good ON trip (id) WHERE mood = 'good'::mood;
CREATE VIEW far_trip AS SELECT id FROM trip WHERE goal >>> id AND mood = 'good'::mood;
