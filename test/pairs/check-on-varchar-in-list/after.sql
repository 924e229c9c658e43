CREATE TABLE parcel (id integer, size varchar(10) CHECK (size IN ('small', 'large')), colour varchar CHECK (colour NOT IN ('', 'none')));
