CREATE TABLE parcel (id integer, size varchar(10) CHECK (size IN ('small', 'large')));

-- Tables that join one with such a check. PostgreSQL compares how it prints the two checks.
CREATE TABLE deck (rank varchar) PARTITION BY LIST (rank);
ALTER TABLE deck ADD CONSTRAINT known CHECK (rank IN ('ace', 'king'));
CREATE TABLE deck_1 ();
CREATE TABLE pack (rank varchar, CONSTRAINT known CHECK (rank IN ('ace', 'king')));
CREATE TABLE pack_1 (rank varchar);

CREATE TABLE bag (kind varchar) PARTITION BY LIST (kind);
CREATE TABLE tin PARTITION OF bag FOR VALUES IN ('tea', 'rice');
CREATE TABLE jar PARTITION OF bag FOR VALUES IN ('jam');
ALTER TABLE bag ADD CHECK (kind IN ('tea', 'rice', 'jam'));

-- PostgreSQL prints the second check otherwise, although it means the same.
CREATE TABLE box (kind varchar) PARTITION BY LIST (kind);
ALTER TABLE box ADD CONSTRAINT known CHECK (kind IN ('tea', 'rice'));
CREATE TABLE tea_box (kind varchar, CONSTRAINT known CHECK (kind::text = ANY (ARRAY['tea'::varchar, 'rice'::varchar]::text[])));
CREATE TABLE crate (kind varchar) PARTITION BY LIST (kind);
CREATE TABLE tea_crate (kind varchar, CONSTRAINT known CHECK (kind IN ('tea', 'rice')));
CREATE TABLE rice_crate (kind varchar, CONSTRAINT known CHECK (kind::text = ANY (ARRAY['tea'::varchar, 'rice'::varchar]::text[])));
CREATE TABLE chest (kind varchar) PARTITION BY LIST (kind);
CREATE TABLE tea_chest PARTITION OF chest FOR VALUES IN ('tea');
ALTER TABLE chest ADD CONSTRAINT known CHECK (kind IN ('tea', 'rice'));
