CREATE DOMAIN code AS uuid;
CREATE SEQUENCE codes;
CREATE TABLE parcels (id code DEFAULT '00000000-0000-0000-0000-000000000006'::uuid::code, kind code);
CREATE TABLE boxes () INHERITS (parcels);
CREATE TABLE letters () INHERITS (parcels);
ALTER TABLE parcels ADD PRIMARY KEY (id, kind);
