CREATE TABLE article (id integer, title text, body tsvector, tags text[], at timestamp);
CREATE INDEX article_title ON article (title DESC NULLS LAST) INCLUDE (id) WHERE title <> '';
CREATE INDEX article_lower ON article (lower(title) text_pattern_ops, (id + 1));
CREATE INDEX article_at ON article USING brin (at) WITH (pages_per_range = 16);
CREATE INDEX article_tags ON article USING gin (tags);
CREATE INDEX article_body ON article USING gist (body tsvector_ops (siglen = 64));
CREATE INDEX article_hash ON article USING hash (id);
COMMENT ON INDEX article_tags IS 'for search';
