CREATE TABLE mail (day date NOT NULL, sender text NOT NULL, size integer) PARTITION BY RANGE (day);
CREATE TABLE mail_old PARTITION OF mail FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX z_sizes ON mail ((size + 1));
CREATE INDEX a_sizes ON mail ((size + 2));
CREATE INDEX days ON mail (day);
CREATE INDEX senders ON mail (sender);
CREATE UNIQUE INDEX once ON mail (day, sender) WITH (fillfactor = 80);
CREATE INDEX words ON mail (lower(sender));
CREATE INDEX big ON mail (day) WHERE size > 1000;
-- Two change their names.
ALTER INDEX mail_old_day_idx RENAME TO between;
ALTER INDEX mail_old_sender_idx RENAME TO mail_old_day_idx;
ALTER INDEX between RENAME TO mail_old_sender_idx;
ALTER INDEX mail_old_expr_idx SET (fillfactor = 60);
ALTER INDEX mail_old_day_sender_idx RENAME TO mail_old_once;
ALTER TABLE mail_old REPLICA IDENTITY USING INDEX mail_old_once;
CREATE TABLE mail_new PARTITION OF mail FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
ALTER INDEX mail_new_day_sender_idx RENAME TO mail_new_once;
ALTER TABLE mail_new REPLICA IDENTITY USING INDEX mail_new_once;
ALTER TABLE mail_new CLUSTER ON mail_new_once;

-- A new partition of a new partition has a unique key of its own next to its part of the primary key.
CREATE TABLE ward (n bigint PRIMARY KEY) PARTITION BY LIST (n);
CREATE TABLE ward_6 PARTITION OF ward FOR VALUES IN (6) PARTITION BY HASH (n);
CREATE TABLE ward_6_0 PARTITION OF ward_6 FOR VALUES WITH (MODULUS 4, REMAINDER 0);
ALTER TABLE ward_6_0 ADD CONSTRAINT ward_once UNIQUE (n);
CREATE INDEX ward_one ON ward (n);
CREATE INDEX ward_two ON ward (n);

-- An index of a partition gives its name to the part of a new index of the table.
CREATE TABLE bed (n text, side integer) PARTITION BY LIST (n);
CREATE TABLE bed_5 PARTITION OF bed FOR VALUES IN ('5');
CREATE INDEX ON bed (side);
CREATE INDEX ON bed_5 (side) WHERE side > 0;

-- A table that is rebuilt has its indexes in the order of the declaration, whatever they are called.
CREATE TABLE bay (n integer, side integer) PARTITION BY LIST (n);
CREATE TABLE bay_1 PARTITION OF bay FOR VALUES IN (1);
CREATE INDEX ON bay USING brin (side);
CREATE INDEX a_second ON bay (side DESC);

CREATE TABLE places (new point, k integer) PARTITION BY RANGE (k);
CREATE TABLE places_1 PARTITION OF places FOR VALUES FROM (3) TO (5);
CREATE INDEX part_of_places ON places_1 USING gist (new);
CREATE INDEX ON places_1 USING spgist (new);
CREATE INDEX of_places ON places USING gist (new);

-- PostgreSQL could attach the partition's index to the first one, so that one comes late, and its part has the first name.
CREATE TABLE cot (n integer) PARTITION BY LIST (n);
CREATE TABLE cot_1 PARTITION OF cot FOR VALUES IN (1);
CREATE INDEX ON cot (n DESC NULLS LAST);
CREATE INDEX cots ON cot (n DESC) WHERE n > 0;
CREATE INDEX ON cot_1 (n NULLS FIRST);
