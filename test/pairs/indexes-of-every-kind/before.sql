CREATE TABLE article (id integer, title text, body tsvector, tags text[], at timestamp);
CREATE INDEX article_title ON article (title);
CREATE UNIQUE INDEX article_lower ON article (lower(title));
CREATE INDEX article_at ON article USING brin (at);
CREATE INDEX article_gone ON article (id, at);
