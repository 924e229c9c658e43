CREATE TYPE priority AS ENUM ('high', 'low');
CREATE TABLE job (priority priority DEFAULT 'low', all_of priority[]);
CREATE INDEX ON job (priority) WHERE priority = 'high';
CREATE TABLE old_parent (priority priority);
CREATE TABLE new_parent (priority priority);
CREATE TABLE child () INHERITS (new_parent);
