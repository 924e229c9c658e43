CREATE TABLE plain (a int NOT NULL, b int, c int);
CREATE UNIQUE INDEX plain_by_a ON plain (a);
CREATE UNIQUE INDEX plain_by_b ON plain (b) INCLUDE (c) WITH (fillfactor = 70);
CREATE UNIQUE INDEX plain_cb_key ON plain (c, b);
COMMENT ON INDEX plain_cb_key IS 'both';
ALTER TABLE plain REPLICA IDENTITY USING INDEX plain_by_a;
ALTER TABLE plain CLUSTER ON plain_by_a;
CREATE TABLE refers (a int REFERENCES plain (a), b int);

CREATE TABLE other_order (a int NOT NULL, b int NOT NULL, c text NOT NULL, d int);
CREATE UNIQUE INDEX other_by_ba ON other_order (b, a);
CREATE UNIQUE INDEX other_by_a ON other_order (a DESC);
CREATE UNIQUE INDEX other_by_b ON other_order (b) WHERE b > 0;
CREATE UNIQUE INDEX other_by_c ON other_order (c text_pattern_ops);
CREATE UNIQUE INDEX other_by_d ON other_order (d) INCLUDE (a);

CREATE TABLE parts (a int NOT NULL, b int) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
CREATE UNIQUE INDEX parts_by_a ON parts (a);
CREATE UNIQUE INDEX part_by_b ON part (b);

CREATE TABLE crossed (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX crossed_pkey ON crossed (a);
CREATE UNIQUE INDEX crossed_a_key ON crossed (b);
