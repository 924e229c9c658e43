-- The partition gives up its NOT NULL with its primary key, before the table above gets both.
CREATE TABLE entry (id integer) PARTITION BY RANGE (id);
CREATE TABLE entry_1 PARTITION OF entry FOR VALUES FROM (1) TO (9);
ALTER TABLE entry_1 ADD CONSTRAINT entry_key PRIMARY KEY (id) DEFERRABLE;
ALTER TABLE entry_1 ADD CONSTRAINT entry_id UNIQUE (id);
INSERT INTO entry VALUES (1);
