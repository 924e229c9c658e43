CREATE TABLE ticket (number integer, seat text);
