CREATE FUNCTION alike(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower(a) = lower(b)';
CREATE OPERATOR ~~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = alike);
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
CREATE TABLE notes (id int PRIMARY KEY, body text, CONSTRAINT no_shouting CHECK (NOT body ~~~ 'help'));
CREATE INDEX notes_search ON notes USING gin (to_tsvector('plain', body));
