CREATE TABLE task (id integer, span tstzrange, size integer) PARTITION BY RANGE (id);
CREATE TABLE task_1 PARTITION OF task FOR VALUES FROM (1) TO (3) PARTITION BY HASH (id);
CREATE TABLE task_11 (id integer);
ALTER TABLE task ADD CONSTRAINT task_key PRIMARY KEY (id);
ALTER TABLE task_11 ADD CONSTRAINT one_id UNIQUE (id) DEFERRABLE;
ALTER TABLE task_1 ADD UNIQUE (id);
ALTER TABLE task ADD CONSTRAINT task_takes_time CHECK (NOT isempty(span));

CREATE TABLE step (id integer, size smallint) PARTITION BY HASH (size);
CREATE TABLE step_1 PARTITION OF step FOR VALUES WITH (MODULUS 4, REMAINDER 1) PARTITION BY RANGE (id);
CREATE INDEX only_size ON ONLY step (size);

CREATE TABLE page (id integer, body text) PARTITION BY LIST (id);
CREATE TABLE page_1 (body text);
ALTER TABLE page ADD CONSTRAINT has_body CHECK (body IS NOT NULL);
ALTER TABLE page_1 ADD CHECK (body IS NOT NULL);
