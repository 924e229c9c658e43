CREATE TABLE shop (street uuid, busy boolean NOT NULL);
CREATE TABLE stall (place uuid, open boolean NOT NULL);
CREATE TABLE kiosk (since timestamp) INHERITS (shop, stall);
