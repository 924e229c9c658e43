CREATE TABLE stays (a integer);
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TABLE base PARTITION OF whole DEFAULT;
