CREATE TABLE voyage (line text, ship text) PARTITION BY LIST (line);
CREATE TABLE voyage_baltic PARTITION OF voyage FOR VALUES IN ('baltic') PARTITION BY LIST (ship);
CREATE TABLE cargo (weight integer);
