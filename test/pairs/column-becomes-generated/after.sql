CREATE TABLE box (width integer, height integer, area integer GENERATED ALWAYS AS (width * height) STORED);
CREATE INDEX box_area ON box (area);
