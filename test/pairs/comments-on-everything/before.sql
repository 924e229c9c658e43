CREATE TABLE note (id integer PRIMARY KEY, text text UNIQUE, CHECK (text <> ''));
COMMENT ON TABLE note IS 'old';
COMMENT ON COLUMN note.text IS 'to go';
COMMENT ON CONSTRAINT note_pkey ON note IS 'the key';
