CREATE TYPE priority AS ENUM ('low', 'middle', 'high', 'urgent');
COMMENT ON TYPE priority IS 'how soon';
CREATE TABLE job (priority priority DEFAULT 'low', all_of priority[]);
CREATE INDEX ON job (priority) WHERE priority = 'high';
-- a child changes its parents, so its column stands alone while the enum is built again
CREATE TABLE old_parent (priority priority);
CREATE TABLE new_parent (priority priority);
CREATE TABLE child () INHERITS (old_parent);
