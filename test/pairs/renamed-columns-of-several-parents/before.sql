CREATE TABLE shop (place uuid, open boolean NOT NULL);
CREATE TABLE stall () INHERITS (shop);
CREATE TABLE kiosk () INHERITS (shop);
CREATE TABLE city (name text);
CREATE TABLE river (name text);
CREATE TABLE sky (height integer DEFAULT 1);
CREATE TABLE sea (depth text);
CREATE TABLE shore () INHERITS (sky, sea);
