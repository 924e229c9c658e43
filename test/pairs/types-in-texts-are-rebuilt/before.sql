CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN named AS text CHECK (VALUE <> ('sad'::mood)::text);
CREATE DOMAIN filled AS text DEFAULT ('ok'::mood)::text;
CREATE TABLE people (
  id integer,
  same text DEFAULT ('ok'::mood)::text,
  other text DEFAULT ('happy'::mood)::text,
  gone text DEFAULT ('ok'::mood)::text,
  own mood DEFAULT 'ok',
  name named,
  names named[],
  mark filled,
  ordered boolean GENERATED ALWAYS AS (id > 1 AND 'ok'::mood < 'happy'::mood) STORED
);
CREATE INDEX part ON people (id) WHERE 'ok'::mood = 'ok'::mood;
