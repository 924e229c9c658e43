-- PostgreSQL creates the parts of log_at_set first, and calls them like those of log_at here, also below the new partition.
CREATE TABLE log (id bigint, at bigint) PARTITION BY RANGE (at);
CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (1) TO (9) PARTITION BY RANGE (id);
CREATE TABLE log_1_1 PARTITION OF log_1 FOR VALUES FROM (1) TO (9) PARTITION BY RANGE (id);
CREATE TABLE log_1_1_1 PARTITION OF log_1_1 FOR VALUES FROM (1) TO (9);
CREATE INDEX log_at ON log (at);
CREATE INDEX log_at_set ON log (at) WHERE at > 0;
