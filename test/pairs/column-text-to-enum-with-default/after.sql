CREATE TYPE mood AS ENUM ('calm', 'cross');
CREATE TABLE cat (name text, mood mood NOT NULL DEFAULT 'calm');
