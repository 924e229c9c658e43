-- migrate: upgrade
ALTER TYPE mood RENAME TO feeling;

ALTER TYPE feeling RENAME VALUE 'good' TO 'fine';

ALTER TABLE person RENAME TO users;

ALTER TABLE users RENAME COLUMN name TO full_name;

ALTER TABLE users RENAME COLUMN mood TO feeling;

ALTER SEQUENCE person_id_seq RENAME TO users_id_seq;

ALTER TABLE users RENAME CONSTRAINT person_pkey TO users_pkey;

ALTER TABLE users RENAME CONSTRAINT person_name_check TO users_name_check;

ALTER INDEX person_lower RENAME TO users_lower;

-- migrate: downgrade
ALTER TYPE feeling RENAME TO mood;

ALTER TYPE mood RENAME VALUE 'fine' TO 'good';

ALTER TABLE users RENAME TO person;

ALTER TABLE person RENAME COLUMN full_name TO name;

ALTER TABLE person RENAME COLUMN feeling TO mood;

ALTER SEQUENCE users_id_seq RENAME TO person_id_seq;

ALTER TABLE person RENAME CONSTRAINT users_pkey TO person_pkey;

ALTER TABLE person RENAME CONSTRAINT users_name_check TO person_name_check;

ALTER INDEX users_lower RENAME TO person_lower;
