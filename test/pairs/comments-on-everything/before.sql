CREATE TABLE note (id integer PRIMARY KEY, text text UNIQUE, CHECK (text <> ''));
COMMENT ON TABLE note IS 'old';
COMMENT ON COLUMN note.text IS 'to go';
COMMENT ON CONSTRAINT note_pkey ON note IS 'the key';
CREATE TABLE counted (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n integer GENERATED ALWAYS AS IDENTITY, s serial UNIQUE);
COMMENT ON SEQUENCE counted_id_seq IS 'goes';
COMMENT ON SEQUENCE counted_s_seq IS 'serial';
COMMENT ON INDEX counted_pkey IS 'old';
