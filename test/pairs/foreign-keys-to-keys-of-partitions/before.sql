CREATE TABLE visits (id integer, day date, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE visits_old PARTITION OF visits FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE notes (visit integer, day date, FOREIGN KEY (visit, day) REFERENCES visits_old (id, day));

CREATE TABLE parts (id integer) PARTITION BY LIST (id);
CREATE TABLE parts_1 PARTITION OF parts DEFAULT PARTITION BY LIST (id);
CREATE TABLE parts_1_1 PARTITION OF parts_1 DEFAULT;
