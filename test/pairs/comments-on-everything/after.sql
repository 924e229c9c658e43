CREATE TABLE note (id integer PRIMARY KEY, text text UNIQUE, CHECK (text <> ''));
COMMENT ON TABLE note IS 'new: it''s "quoted" \ and
two lines long';
COMMENT ON COLUMN note.id IS 'number';
COMMENT ON CONSTRAINT note_text_check ON note IS 'not empty';
COMMENT ON CONSTRAINT note_text_key ON note IS 'once';
CREATE TABLE counted (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n integer GENERATED ALWAYS AS IDENTITY, s serial UNIQUE);
COMMENT ON SEQUENCE counted_n_seq IS 'comes';
COMMENT ON INDEX counted_pkey IS 'new';
COMMENT ON INDEX counted_s_key IS 'comes';
CREATE TABLE fresh (id integer GENERATED ALWAYS AS IDENTITY, r int4range, EXCLUDE USING gist (r WITH &&));
COMMENT ON SEQUENCE fresh_id_seq IS 'with its table';
COMMENT ON INDEX fresh_r_excl IS 'too';
