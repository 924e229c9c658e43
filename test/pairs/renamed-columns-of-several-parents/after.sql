-- A column gets the name of one that its table has from another parent, which it leaves on the way back.
CREATE TABLE shop (street uuid, busy boolean NOT NULL);
CREATE TABLE stall (place uuid, open boolean NOT NULL);
CREATE TABLE kiosk (since timestamp) INHERITS (shop, stall);
-- The table goes on the way back.
CREATE TABLE city (title text);
CREATE TABLE river (name text);
CREATE TABLE bridge () INHERITS (city, river);
-- The table leaves the parent whose column is renamed, and has one of that name from another parent.
CREATE TABLE sky (height integer DEFAULT 1);
CREATE TABLE sea (height text);
CREATE TABLE shore () INHERITS (sky);
