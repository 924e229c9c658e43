-- PostgreSQL attaches an index to one of the partitioned table whatever the order of its keys.
CREATE TABLE tide (level smallint) PARTITION BY HASH (level);
CREATE TABLE tide_1 PARTITION OF tide FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX tide_1_level ON tide_1 (level) WITH (fillfactor = 81);
CREATE INDEX tide_level ON tide (level DESC NULLS LAST);
CREATE TABLE gauge (mark integer) PARTITION BY HASH (mark);
CREATE INDEX gauge_mark ON gauge (mark DESC NULLS LAST);
-- not attached, because another one is
CREATE TABLE buoy (depth integer, code uuid) PARTITION BY HASH (depth);
CREATE TABLE buoy_1 PARTITION OF buoy FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX buoy_code ON buoy (code);
CREATE INDEX buoy_1_code ON buoy_1 (code NULLS FIRST);
CREATE TABLE wreck (depth integer) PARTITION BY HASH (depth);
CREATE TABLE wreck_1 PARTITION OF wreck FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX wreck_1_depth ON wreck_1 (depth DESC);
-- a part of an index that is renamed, in a partition that leaves
CREATE TABLE shoal (x integer, y integer) PARTITION BY HASH (x);
CREATE TABLE shoal_1 PARTITION OF shoal FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY LIST (x);
ALTER TABLE shoal ADD CONSTRAINT one UNIQUE (y, x);

-- Two indexes whose parts PostgreSQL names alike: the older one names its part first, whatever the two are called.
CREATE TABLE mast (height integer) PARTITION BY LIST (height);
CREATE TABLE spar PARTITION OF mast FOR VALUES IN (4);
CREATE INDEX older ON mast (height NULLS FIRST);
CREATE INDEX later ON mast (height DESC);

-- An older index of the partition is attached in the place of another one.
CREATE TABLE cove (depth integer) PARTITION BY HASH (depth);
CREATE TABLE cove_1 PARTITION OF cove FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX ON cove_1 (depth);
CREATE INDEX cove_depth ON cove (depth);
-- The index of the partition goes, and that of the table is renamed.
CREATE TABLE reef (depth integer) PARTITION BY HASH (depth);
CREATE TABLE reef_1 PARTITION OF reef FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX reef_1_down ON reef_1 (depth DESC);
CREATE INDEX reef_depth ON reef (depth);
-- A partition that is partitioned too gets an index that is stored otherwise than that of the table, and is attached to it.
CREATE TABLE dune (height integer) PARTITION BY HASH (height);
CREATE TABLE dune_1 PARTITION OF dune FOR VALUES WITH (MODULUS 2, REMAINDER 0) PARTITION BY LIST (height);
CREATE INDEX dune_height ON dune (height) WITH (fillfactor = 89);
