CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE door (state state DEFAULT 'open');
