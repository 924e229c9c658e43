CREATE DOMAIN code AS bigint;
CREATE SEQUENCE codes;
CREATE TABLE parcels (id code DEFAULT nextval('public.codes'::regclass), kind code) PARTITION BY list (kind);
CREATE TABLE boxes PARTITION OF parcels FOR VALUES IN ('3'::bigint::code) PARTITION BY range (id);
CREATE TABLE letters PARTITION OF parcels FOR VALUES IN ('5'::bigint::code);
ALTER TABLE parcels ADD PRIMARY KEY (id, kind);
