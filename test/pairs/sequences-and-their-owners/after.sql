CREATE SEQUENCE numbers AS integer INCREMENT 2 MAXVALUE 5000 CACHE 3 CYCLE;
CREATE TABLE receipt (number integer DEFAULT nextval('numbers'), second bigint);
ALTER SEQUENCE numbers OWNED BY receipt.number;
CREATE SEQUENCE added MINVALUE -5 START -1 OWNED BY receipt.second;
COMMENT ON SEQUENCE added IS 'goes with its column';

CREATE SEQUENCE keys;
CREATE TABLE parted (a integer, k uuid) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF parted DEFAULT;
ALTER SEQUENCE keys OWNED BY part.a;

CREATE TABLE elder (a integer);
ALTER TABLE elder ALTER COLUMN a SET STATISTICS 350;
CREATE TABLE owner (b integer) INHERITS (elder);
CREATE SEQUENCE handed OWNED BY owner.a;

CREATE SEQUENCE new_numbers;
CREATE TABLE ticket (id bigint DEFAULT nextval('new_numbers')) PARTITION BY RANGE (id);
CREATE TABLE first_ticket PARTITION OF ticket FOR VALUES FROM (1) TO (9);
ALTER SEQUENCE new_numbers OWNED BY first_ticket.id;
