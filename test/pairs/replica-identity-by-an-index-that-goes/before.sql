CREATE TABLE quay (id integer NOT NULL);
CREATE TABLE pier (id integer NOT NULL);
CREATE UNIQUE INDEX pier_id ON pier (id);
ALTER TABLE pier REPLICA IDENTITY USING INDEX pier_id;
CREATE TABLE jetty (id integer NOT NULL, number integer NOT NULL);
CREATE UNIQUE INDEX jetty_id ON jetty (id);
ALTER TABLE jetty REPLICA IDENTITY USING INDEX jetty_id;
