CREATE TABLE hen (id integer PRIMARY KEY, hatched_from integer);
CREATE TABLE egg (id integer PRIMARY KEY, laid_by integer REFERENCES hen, beside integer REFERENCES egg);
ALTER TABLE hen ADD FOREIGN KEY (hatched_from) REFERENCES egg;
CREATE TABLE bird (id integer PRIMARY KEY, chick integer);
CREATE TABLE duck (number integer PRIMARY KEY) INHERITS (bird);
ALTER TABLE bird ADD FOREIGN KEY (chick) REFERENCES duck;
