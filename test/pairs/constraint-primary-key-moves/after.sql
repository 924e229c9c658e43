CREATE TABLE member (id integer NOT NULL, email text PRIMARY KEY);
CREATE TABLE loan (member text REFERENCES member (email), book integer, PRIMARY KEY (member, book));
