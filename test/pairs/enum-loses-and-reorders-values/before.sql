CREATE TYPE priority AS ENUM ('low', 'middle', 'high', 'urgent');
COMMENT ON TYPE priority IS 'how soon';
CREATE TABLE job (priority priority DEFAULT 'low', all_of priority[]);
CREATE INDEX ON job (priority) WHERE priority = 'high';
