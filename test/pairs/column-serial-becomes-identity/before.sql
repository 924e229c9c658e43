CREATE TABLE invoice (id serial PRIMARY KEY, line bigserial);
CREATE UNLOGGED TABLE fast (id integer NOT NULL);
