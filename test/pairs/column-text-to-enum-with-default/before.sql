CREATE TYPE mood AS ENUM ('calm', 'cross');
CREATE TABLE cat (name text, mood text NOT NULL DEFAULT 'calm');
