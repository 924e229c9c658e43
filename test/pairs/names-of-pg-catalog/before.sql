-- Each of these shares its name with something in pg_catalog, which PostgreSQL finds first.
CREATE FUNCTION public.gen_random_uuid() RETURNS uuid LANGUAGE sql AS $$ SELECT md5(random()::text)::uuid $$;
CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'x' || $1 $$;
CREATE PROCEDURE public.upper(text) LANGUAGE sql AS $$ SELECT 1 $$;
CREATE AGGREGATE public.sum(integer) (SFUNC = int4pl, STYPE = integer);
CREATE FUNCTION public.equals(uuid, text) RETURNS boolean LANGUAGE sql AS $$ SELECT $1::text = $2 $$;
CREATE OPERATOR public.= (FUNCTION = public.equals, LEFTARG = uuid, RIGHTARG = text);
CREATE TYPE public.date AS ENUM ('early', 'late');
CREATE TYPE public.box AS (width integer);
CREATE DOMAIN public.name AS text CHECK (VALUE <> '');
CREATE TYPE public.path AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.paths);
CREATE COLLATION public."C" (LOCALE = 'POSIX');
CREATE TEXT SEARCH DICTIONARY public.simple (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION public.english (COPY = pg_catalog.simple);
CREATE TABLE public.pg_class (id integer, day public.date, size public.box, called public.name);
CREATE INDEX pg_class_oid_index ON public.pg_class (id);
CREATE VIEW public.pg_tables AS SELECT 1 AS one;
CREATE TABLE public.pg_attrdef (a integer);
