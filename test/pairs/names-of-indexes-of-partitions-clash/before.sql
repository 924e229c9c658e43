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
