CREATE TABLE box (width integer, height integer, area integer);
CREATE INDEX box_area ON box (area);
