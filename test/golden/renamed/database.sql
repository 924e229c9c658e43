CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE person (
  id bigserial PRIMARY KEY,
  name character varying(80) NOT NULL,
  mood mood NOT NULL DEFAULT 'good',
  CONSTRAINT person_name_check CHECK (name <> '')
);
CREATE INDEX person_lower ON person (lower(name));
