CREATE TABLE shop (place uuid, open boolean NOT NULL);
CREATE TABLE stall () INHERITS (shop);
CREATE TABLE kiosk () INHERITS (shop);
CREATE TABLE city (name text);
CREATE TABLE river (name text);
