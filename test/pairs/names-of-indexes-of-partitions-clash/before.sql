CREATE TABLE mail (day date NOT NULL, sender text NOT NULL, size integer) PARTITION BY RANGE (day);
CREATE TABLE mail_old PARTITION OF mail FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX z_sizes ON mail ((size + 1));
CREATE INDEX a_sizes ON mail ((size + 2));
CREATE INDEX days ON mail (day);
CREATE INDEX senders ON mail (sender) WITH (fillfactor = 70);
CREATE UNIQUE INDEX once ON mail (day, sender);
ALTER TABLE mail_old REPLICA IDENTITY USING INDEX mail_old_day_sender_idx;

-- A new partition of a new partition has a unique key of its own next to its part of the primary key.
CREATE TABLE ward (n bigint PRIMARY KEY) PARTITION BY LIST (n);
CREATE INDEX ward_one ON ward (n);
CREATE INDEX ward_two ON ward (n);

-- An index of a partition gives its name to the part of a new index of the table.
CREATE TABLE bed (n text, side integer) PARTITION BY LIST (n);
CREATE TABLE bed_5 PARTITION OF bed FOR VALUES IN ('5');
CREATE INDEX ON bed_5 (side) WHERE side > 0;

-- A table that is rebuilt has its indexes in the order of the declaration, whatever they are called.
CREATE TABLE bay (n text, side integer) PARTITION BY LIST (n);
CREATE INDEX a_second ON bay (side DESC);

-- A partition's own index has the name that PostgreSQL chooses for a part, which is called otherwise, and both are new.
CREATE TABLE places (old point, k integer) PARTITION BY RANGE (k);
CREATE TABLE places_1 PARTITION OF places FOR VALUES FROM (3) TO (5);
CREATE INDEX part_of_places ON places_1 USING gist (old);
CREATE INDEX ON places_1 USING spgist (old);
CREATE INDEX of_places ON places USING gist (old);
