CREATE TABLE voyage (line text, ship text, begun date, crew integer) PARTITION BY LIST (line);
CREATE TABLE voyage_baltic PARTITION OF voyage FOR VALUES IN ('baltic') PARTITION BY LIST (ship);
CREATE TABLE voyage_baltic_wolin PARTITION OF voyage_baltic FOR VALUES IN ('wolin') PARTITION BY RANGE (begun);
CREATE TABLE voyage_north PARTITION OF voyage (crew DEFAULT 5, UNIQUE (crew), CHECK (begun > '1900-01-01')) FOR VALUES IN ('north');
CREATE TABLE cargo (weight integer, volume integer);
CREATE TABLE liquid (density integer, CHECK (volume > 0), UNIQUE (volume)) INHERITS (cargo);
CREATE TABLE top ();
CREATE TABLE middle () INHERITS (top);
CREATE TABLE bottom () INHERITS (middle);
