CREATE TABLE item (id integer PRIMARY KEY, "net price" numeric(8, 2), code text COLLATE "C");
CREATE VIEW plain AS SELECT id FROM item;
