CREATE TABLE tide (level smallint) PARTITION BY HASH (level);
CREATE TABLE tide_1 PARTITION OF tide FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX tide_1_level ON tide_1 (level) WITH (fillfactor = 81);
CREATE INDEX tide_level ON tide (level DESC);
CREATE TABLE gauge (mark integer) PARTITION BY HASH (mark);
CREATE TABLE gauge_1 PARTITION OF gauge FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX gauge_1_mark ON gauge_1 (mark DESC);
CREATE INDEX gauge_mark ON gauge (mark DESC NULLS LAST);
CREATE TABLE buoy_1 (code uuid);
CREATE INDEX buoy_1_code ON buoy_1 (code NULLS FIRST);
CREATE TABLE wreck (depth integer) PARTITION BY HASH (depth);
CREATE TABLE wreck_1 PARTITION OF wreck FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX wreck_depth ON wreck (depth);
CREATE INDEX wreck_1_depth ON wreck_1 (depth DESC);
CREATE TABLE shoal (x integer, y integer) PARTITION BY HASH (x);
CREATE TABLE shoal_1 (x integer) PARTITION BY LIST (x);
ALTER TABLE shoal ADD CONSTRAINT other UNIQUE (y, x);

-- Two indexes whose parts PostgreSQL names alike: the older one names its part first, whatever the two are called.
CREATE TABLE mast (height integer) PARTITION BY LIST (height);
CREATE TABLE spar (height integer);
CREATE INDEX older ON mast (height NULLS FIRST);
CREATE INDEX later ON mast (height DESC);

CREATE TABLE cove (depth integer) PARTITION BY HASH (depth);
CREATE TABLE cove_1 PARTITION OF cove FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX cove_1_down ON cove_1 (depth DESC);
CREATE INDEX ON cove_1 (depth);
CREATE INDEX cove_depth ON cove (depth);
CREATE TABLE reef (depth integer) PARTITION BY HASH (depth);
CREATE TABLE reef_1 PARTITION OF reef FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX reef_low ON reef (depth);
CREATE TABLE dune (height integer) PARTITION BY HASH (height);
CREATE TABLE dune_1 PARTITION OF dune FOR VALUES WITH (MODULUS 2, REMAINDER 0) PARTITION BY LIST (height);
CREATE INDEX dune_1_height ON dune_1 (height);
CREATE INDEX dune_height ON dune (height) WITH (fillfactor = 89);
