-- The partition has the key from its parent, which drops it and gets another one.
CREATE TABLE visits (id integer, day date, UNIQUE (id, day)) PARTITION BY RANGE (day);
CREATE TABLE visits_old PARTITION OF visits FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE notes (visit integer, day date, FOREIGN KEY (visit, day) REFERENCES visits_old (id, day));

-- The new table needs the key that only the partitioned table above declares.
CREATE TABLE parts (id integer PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE parts_1 PARTITION OF parts DEFAULT PARTITION BY LIST (id);
CREATE TABLE parts_1_1 PARTITION OF parts_1 DEFAULT;
CREATE TABLE orders (part integer REFERENCES parts_1_1);
