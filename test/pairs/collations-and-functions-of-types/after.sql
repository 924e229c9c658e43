-- Only types use the collations.
CREATE DOMAIN word AS text COLLATE "C";
CREATE TYPE words AS RANGE (subtype = text, collation = "POSIX");

-- The multirange gets another name while its range and a function of the range are replaced.
CREATE FUNCTION far(a time, b time) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN extract(epoch FROM a - b);
CREATE TYPE shift AS RANGE (subtype = time, subtype_diff = far, multirange_type_name = shifts);
