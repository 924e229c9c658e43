import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/coming-from-alembic.md'), 'utf8');

/** What SQLAlchemy 2.1 makes of the Python models of the document. */
const MADE_BY_SQLALCHEMY = `
CREATE SCHEMA blog;
CREATE TYPE status AS ENUM ('new', 'done');
CREATE TABLE users (
  id SERIAL NOT NULL,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50),
  code VARCHAR(8) NOT NULL,
  status status DEFAULT 'new' NOT NULL,
  balance NUMERIC(12, 2) NOT NULL,
  doubled NUMERIC(12, 2) GENERATED ALWAYS AS (balance * 2) STORED,
  prefs JSONB DEFAULT '{}' NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT positive_balance CHECK (balance >= 0),
  UNIQUE (name, code),
  UNIQUE (code)
);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE INDEX ix_users_recent ON users (name, created_at DESC);
CREATE INDEX ix_users_name ON users (name);
COMMENT ON TABLE users IS 'People';
CREATE TABLE blog.posts (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  author_id INTEGER NOT NULL,
  tags TEXT[] NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX ix_blog_posts_author_id ON blog.posts (author_id);
`;

test('docs/coming-from-alembic.md declares what its SQLAlchemy models make', async ({ databaseUrl, db }) => {
  const files = [...DOCUMENT.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  const project = createProject(Object.fromEntries(files));
  await db.query(MADE_BY_SQLALCHEMY);
  const { status, stdout } = await project.migrate(['check'], { env: { DATABASE_URL: databaseUrl } });

  expect(stdout).toBe('');
  expect(status).toBe(0);
});
