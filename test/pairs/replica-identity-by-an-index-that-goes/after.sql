CREATE TABLE quay (id integer NOT NULL, CONSTRAINT quay_id UNIQUE (id));
ALTER TABLE quay REPLICA IDENTITY USING INDEX quay_id;
CREATE TABLE pier (id integer NOT NULL);
CREATE TABLE jetty (id integer NOT NULL, number integer NOT NULL);
CREATE UNIQUE INDEX jetty_id ON jetty (id, number);
ALTER TABLE jetty REPLICA IDENTITY USING INDEX jetty_id;
