-- A column comes from another parent than before. The child keeps it as its own then, which the revision says.
CREATE TABLE shop (place uuid, open boolean NOT NULL);
CREATE TABLE stall () INHERITS (shop);
CREATE TABLE kiosk () INHERITS (shop);
