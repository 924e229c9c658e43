CREATE TABLE note (id integer PRIMARY KEY, text text UNIQUE, CHECK (text <> ''));
COMMENT ON TABLE note IS 'new: it''s "quoted" \ and
two lines long';
COMMENT ON COLUMN note.id IS 'number';
COMMENT ON CONSTRAINT note_text_check ON note IS 'not empty';
COMMENT ON CONSTRAINT note_text_key ON note IS 'once';
