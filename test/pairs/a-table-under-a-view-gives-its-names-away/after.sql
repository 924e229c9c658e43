CREATE TYPE state AS ENUM ('new', 'sent', 'lost');
CREATE TABLE parcels (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME letter_ids) CONSTRAINT letters_pkey PRIMARY KEY, state state);
CREATE VIEW sent AS SELECT id FROM parcels WHERE state = 'sent';
CREATE VIEW last_sent AS SELECT max(id) AS id FROM sent;
