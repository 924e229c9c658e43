CREATE TABLE coin (worth bigint DEFAULT 1 CHECK (worth > 0), name varchar(50) DEFAULT 'penny', weight numeric(9, 3) DEFAULT 2.5);
