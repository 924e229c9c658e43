CREATE TYPE state AS ENUM ('new', 'open', 'ajar', 'closed');
CREATE TABLE door (state state DEFAULT 'new' CHECK (state <> 'ajar'));
