CREATE TABLE box (width integer, height integer, area integer DEFAULT 4);
CREATE INDEX box_area ON box (area);
