CREATE TYPE state AS ENUM ('open', 'shut');
CREATE TABLE gate (state state[] DEFAULT '{open}', states state DEFAULT 'open');
