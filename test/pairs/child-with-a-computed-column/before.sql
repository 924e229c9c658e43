CREATE TABLE price (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED);
