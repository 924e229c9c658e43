-- migrate: upgrade
ALTER TABLE users ADD COLUMN bio text;

CREATE INDEX ix_users_bio ON users (bio) WHERE bio IS NOT NULL;

-- migrate: downgrade
DROP INDEX ix_users_bio;

-- Destroys data: drops users.bio.
ALTER TABLE users DROP COLUMN bio;
