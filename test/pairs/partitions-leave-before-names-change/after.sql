CREATE TABLE event (k integer, v text) PARTITION BY RANGE (k);
CREATE TABLE event_1 (k integer, v text, CONSTRAINT bounded CHECK (k > -7));
CREATE TABLE other (k integer, w text);
CREATE INDEX event_by_k ON event (k, v);
CREATE INDEX by_k ON other (w);
ALTER TABLE event ADD CONSTRAINT event_bounded CHECK (k > -5);

CREATE TABLE leaving (k integer, new text) PARTITION BY LIST (k);
CREATE TABLE arriving (new text, k integer) PARTITION BY LIST (k);
CREATE TABLE leaving_1 PARTITION OF arriving FOR VALUES IN (1);

CREATE TABLE left_behind (k integer, new text) PARTITION BY LIST (k);
CREATE TABLE keeps (k integer, old text);
CREATE TABLE loses (k integer);

CREATE TABLE stock (new integer, l integer) PARTITION BY LIST (new);
CREATE TABLE shelf PARTITION OF stock (PRIMARY KEY (new)) FOR VALUES IN (1);
CREATE TABLE attic (old integer, l integer);

CREATE TABLE depot (new integer, k integer) PARTITION BY HASH (k);
CREATE TABLE depot_1 PARTITION OF depot FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE depot_2 (old integer, k integer);
CREATE TABLE depot_3 (old integer, k integer);
CREATE TABLE quay (new integer, k integer) PARTITION BY LIST (k);
CREATE TABLE quay_1 (new date, old integer);
CREATE TABLE quay_2 (old integer, k integer);

CREATE TABLE attic_1 (k text CONSTRAINT top_key PRIMARY KEY) PARTITION BY RANGE (k);
