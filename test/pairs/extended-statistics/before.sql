CREATE SCHEMA apart;
CREATE TABLE address (city text, zip text, street text, number integer);
CREATE STATISTICS city_zip ON city, zip FROM address;
CREATE STATISTICS streets (ndistinct) ON city, street FROM address;
CREATE STATISTICS goes ON (number % 10) FROM address;
COMMENT ON STATISTICS goes IS 'last digit';
CREATE STATISTICS apart.elsewhere ON street, number FROM address;
CREATE TABLE testator (a integer, b integer);
CREATE STATISTICS handed_on ON a, b FROM testator;
