CREATE TABLE invoice (id serial PRIMARY KEY, line bigserial);
