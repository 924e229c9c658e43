CREATE TABLE place (country text, town text, PRIMARY KEY (country, town));
CREATE TABLE house (id integer, country text, town text, FOREIGN KEY (country, town) REFERENCES place);
