CREATE TABLE booking (room int4range, during tsrange, EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE (NOT isempty(during)));
