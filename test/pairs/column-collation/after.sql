CREATE COLLATION by_bytes (provider = libc, locale = 'C');
CREATE TABLE word (text text COLLATE by_bytes, key text);
CREATE INDEX word_key ON word (key COLLATE "C" DESC);
