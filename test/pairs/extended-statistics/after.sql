CREATE SCHEMA apart;
CREATE TABLE address (city text, zip varchar(10), street text, number bigint);
CREATE STATISTICS zip_of_city ON city, zip FROM address;
ALTER STATISTICS zip_of_city SET STATISTICS 300;
CREATE STATISTICS streets (ndistinct, mcv) ON city, street FROM address;
CREATE STATISTICS elsewhere ON street, number FROM address;
COMMENT ON STATISTICS elsewhere IS 'in the default schema now';
CREATE STATISTICS apart.lowered ON lower(street), city FROM address;
