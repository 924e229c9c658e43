CREATE DOMAIN word AS text COLLATE "POSIX";
CREATE TYPE words AS RANGE (subtype = text, collation = "C");

CREATE FUNCTION apart(a time, b time) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN extract(epoch FROM a - b);
CREATE TYPE shift AS RANGE (subtype = time, subtype_diff = apart);
