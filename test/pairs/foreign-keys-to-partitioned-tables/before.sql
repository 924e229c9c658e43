CREATE TABLE city (id integer PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE city_1 PARTITION OF city FOR VALUES IN (1);
CREATE TABLE city_2 PARTITION OF city FOR VALUES IN (2);
CREATE TABLE house (home integer, other integer, CONSTRAINT in_city FOREIGN KEY (home) REFERENCES city);
CREATE TABLE street (home integer);
-- From PostgreSQL 18 on, the server names them after the foreign key.
CREATE TABLE path (home integer, other integer, CONSTRAINT ends FOREIGN KEY (home) REFERENCES city);
CREATE TABLE ford (home integer, other integer);
