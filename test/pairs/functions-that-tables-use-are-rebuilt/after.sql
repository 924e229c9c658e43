CREATE FUNCTION next_number(step integer) RETURNS bigint LANGUAGE sql AS $$ SELECT step + 2::bigint $$;
CREATE FUNCTION is_short(of text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length(of) < 9 $$;
CREATE FUNCTION folded(of text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(of) $$;
CREATE TYPE size AS ENUM ('large', 'small');
CREATE FUNCTION usual_size() RETURNS size LANGUAGE sql AS $$ SELECT 'small'::size $$;
CREATE DOMAIN short_word AS text CONSTRAINT is_short CHECK (is_short(VALUE));

CREATE TABLE word (
  number integer DEFAULT next_number(1),
  text text CONSTRAINT text_is_short CHECK (is_short(text)),
  plain text GENERATED ALWAYS AS (folded(text)) STORED,
  synonym short_word,
  size size DEFAULT usual_size()
);
CREATE UNIQUE INDEX word_folded ON word (folded(text)) WHERE folded(text) <> '';
COMMENT ON CONSTRAINT text_is_short ON word IS 'fits the column';
COMMENT ON INDEX word_folded IS 'for the search';
CREATE VIEW plain_words AS SELECT plain, synonym FROM word;
