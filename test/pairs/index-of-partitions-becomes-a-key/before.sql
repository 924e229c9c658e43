CREATE TABLE basin (site text NOT NULL, number integer NOT NULL) PARTITION BY LIST (site);
CREATE TABLE basin_north PARTITION OF basin FOR VALUES IN ('north');
CREATE UNIQUE INDEX basin_pkey ON ONLY basin (site, number);
CREATE UNIQUE INDEX basin_north_pkey ON basin_north (site, number);
ALTER INDEX basin_pkey ATTACH PARTITION basin_north_pkey;
