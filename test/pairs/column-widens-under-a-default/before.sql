CREATE TABLE coin (worth smallint DEFAULT 1 CHECK (worth > 0), name varchar(5) DEFAULT 'penny', weight numeric(4, 1) DEFAULT 2.5);
