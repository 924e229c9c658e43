CREATE TABLE booking (room int4range, during tsrange);
