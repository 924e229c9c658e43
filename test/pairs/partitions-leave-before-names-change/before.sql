-- An index and a check of the partitioned table get other names, and what the partition has of them goes.
CREATE TABLE event (k integer, v text) PARTITION BY RANGE (k);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (10);
CREATE TABLE other (k integer, w text);
CREATE INDEX by_k ON event (k, v);
ALTER TABLE event ADD CONSTRAINT bounded CHECK (k > -5);

-- A column gets another name, and a partition goes to another table, which has a column of that name by itself.
CREATE TABLE leaving (k integer, old text) PARTITION BY LIST (k);
CREATE TABLE leaving_1 PARTITION OF leaving FOR VALUES IN (1);

-- Two partitions leave: one keeps a column that gets another name in its table, and one loses it.
CREATE TABLE left_behind (k integer, old text) PARTITION BY LIST (k);
CREATE TABLE keeps PARTITION OF left_behind FOR VALUES IN (1);
CREATE TABLE loses PARTITION OF left_behind FOR VALUES IN (2);

-- One partition leaves and keeps one of two old names, another is detached only while NOT NULL changes.
CREATE TABLE stock (old integer NOT NULL, k integer) PARTITION BY LIST (old);
CREATE TABLE shelf PARTITION OF stock (PRIMARY KEY (old)) FOR VALUES IN (1);
CREATE TABLE attic PARTITION OF stock FOR VALUES IN (2);

-- Tables are rebuilt whose partitions leave with the old name, go to another place, or become a table with both names.
CREATE TABLE depot (old integer, k integer) PARTITION BY LIST (k);
CREATE TABLE depot_1 PARTITION OF depot FOR VALUES IN (1);
CREATE TABLE depot_2 PARTITION OF depot FOR VALUES IN (2);
CREATE TABLE depot_3 PARTITION OF depot FOR VALUES IN (3) PARTITION BY LIST (k);
CREATE TABLE quay (old integer, k integer) PARTITION BY LIST (k);
CREATE TABLE quay_1 PARTITION OF quay FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE quay_2 PARTITION OF quay FOR VALUES IN (2);

-- A partition outlives its table and takes over the name of a key, and the other way round.
CREATE TABLE roof (k text) PARTITION BY RANGE (k);
CREATE TABLE attic_1 PARTITION OF roof FOR VALUES FROM ('5') TO ('7') PARTITION BY RANGE (k);
ALTER TABLE roof ADD CONSTRAINT top_key PRIMARY KEY (k);
