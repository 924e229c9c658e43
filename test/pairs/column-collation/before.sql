CREATE COLLATION by_bytes (provider = libc, locale = 'C');
CREATE TABLE word (text text, key text COLLATE "C");
CREATE INDEX word_key ON word (key);
