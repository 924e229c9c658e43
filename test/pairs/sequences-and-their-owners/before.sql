CREATE SEQUENCE numbers AS integer;
CREATE SEQUENCE loose START 10;
CREATE TABLE receipt (number integer DEFAULT nextval('numbers'), second bigint);

-- A table is built again, draws from a sequence that its partition owns, and no longer does.
CREATE SEQUENCE keys;
CREATE TABLE parted (a integer, k bigint DEFAULT nextval('keys')) PARTITION BY RANGE (k);
CREATE TABLE part PARTITION OF parted DEFAULT;
ALTER SEQUENCE keys OWNED BY part.a;

-- A table becomes a child, its sequence goes to it from a child of its own, and what ANALYZE goes by changes.
CREATE TABLE owner (a integer);
ALTER TABLE owner ALTER COLUMN a SET STATISTICS 350;
CREATE TABLE heir (b integer) INHERITS (owner);
CREATE SEQUENCE handed OWNED BY heir.a;

-- A table draws from another sequence, which its partition owns.
CREATE SEQUENCE old_numbers;
CREATE TABLE ticket (id bigint DEFAULT nextval('old_numbers')) PARTITION BY RANGE (id);
CREATE TABLE first_ticket PARTITION OF ticket FOR VALUES FROM (1) TO (9);
ALTER SEQUENCE old_numbers OWNED BY first_ticket.id;
