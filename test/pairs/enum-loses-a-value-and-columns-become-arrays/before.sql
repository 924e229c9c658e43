CREATE TYPE state AS ENUM ('open', 'shut', 'lost');
CREATE TABLE gate (state state DEFAULT 'open', states state[] DEFAULT '{open}');
