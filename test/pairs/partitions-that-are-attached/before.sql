CREATE TABLE log (at date NOT NULL, line text DEFAULT '-', id int GENERATED ALWAYS AS (length(line)) STORED) PARTITION BY RANGE (at);
CREATE INDEX log_by_line ON log (line);
CREATE TABLE goes (line text DEFAULT 'x', at date NOT NULL, id int GENERATED ALWAYS AS (length(line)) STORED);
ALTER TABLE log ATTACH PARTITION goes FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE FUNCTION of_goes() RETURNS SETOF goes LANGUAGE sql AS 'SELECT ''x''::text, ''2021-01-01''::date, 1';
