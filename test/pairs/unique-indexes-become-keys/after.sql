CREATE TABLE plain (a int, b int, c int, PRIMARY KEY (a));
ALTER TABLE plain ADD UNIQUE (b) INCLUDE (c) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE plain ADD CONSTRAINT plain_cb_key UNIQUE (c, b);
COMMENT ON INDEX plain_cb_key IS 'both';
ALTER TABLE plain REPLICA IDENTITY USING INDEX plain_pkey;
ALTER TABLE plain CLUSTER ON plain_pkey;
CREATE TABLE refers (a int REFERENCES plain (a), b int);

CREATE TABLE other_order (a int NOT NULL, b int NOT NULL, c text NOT NULL, d int);
ALTER TABLE other_order ADD PRIMARY KEY (a, b);
ALTER TABLE other_order ADD UNIQUE (a);
ALTER TABLE other_order ADD UNIQUE (b);
ALTER TABLE other_order ADD UNIQUE (c);
ALTER TABLE other_order ADD UNIQUE (d);

CREATE TABLE parts (a int, b int, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
ALTER TABLE part ADD UNIQUE (b);

CREATE TABLE crossed (a int NOT NULL UNIQUE, b int NOT NULL PRIMARY KEY);
