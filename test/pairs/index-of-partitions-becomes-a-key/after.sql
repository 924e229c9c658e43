CREATE TABLE basin (site text NOT NULL, number integer NOT NULL) PARTITION BY LIST (site);
CREATE TABLE basin_north PARTITION OF basin FOR VALUES IN ('north');
ALTER TABLE basin ADD CONSTRAINT basin_pkey PRIMARY KEY (site, number);
