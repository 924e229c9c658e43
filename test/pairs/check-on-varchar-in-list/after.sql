CREATE TABLE parcel (id integer, size varchar(10) CHECK (size IN ('small', 'large')), colour varchar CHECK (colour NOT IN ('', 'none')));

CREATE TABLE deck (rank varchar) PARTITION BY LIST (rank);
ALTER TABLE deck ADD CONSTRAINT known CHECK (rank IN ('ace', 'king'));
CREATE TABLE deck_1 PARTITION OF deck FOR VALUES IN ('ace');
CREATE TABLE pack (rank varchar, CONSTRAINT known CHECK (rank IN ('ace', 'king')));
CREATE TABLE pack_1 () INHERITS (pack);

CREATE TABLE tin (kind varchar) PARTITION BY LIST (kind);
CREATE TABLE jar PARTITION OF tin FOR VALUES IN ('jam');
ALTER TABLE tin ADD CHECK (kind IN ('tea', 'rice', 'jam'));

CREATE TABLE box (kind varchar) PARTITION BY LIST (kind);
ALTER TABLE box ADD CONSTRAINT known CHECK (kind IN ('tea', 'rice'));
CREATE TABLE tea_box PARTITION OF box FOR VALUES IN ('tea');
CREATE TABLE crate (kind varchar) PARTITION BY LIST (kind);
ALTER TABLE crate ADD CONSTRAINT known CHECK (kind IN ('tea', 'rice'));
CREATE TABLE tea_crate PARTITION OF crate FOR VALUES IN ('tea');
CREATE TABLE rice_crate PARTITION OF crate FOR VALUES IN ('rice');
CREATE TABLE chest (kind varchar) PARTITION BY LIST (kind);
ALTER TABLE chest ADD CONSTRAINT known CHECK (kind IN ('tea', 'rice')) NOT VALID;
CREATE TABLE tea_chest (kind varchar);
