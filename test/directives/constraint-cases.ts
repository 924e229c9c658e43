import { col, sql } from '../../src/models/index.js';
import type { DirectiveCases } from './directive-case.js';

export const CONSTRAINT_CASES: DirectiveCases = {
  createPrimaryKey: [
    {
      call: async (op) => {
        await op.createIndex('ix', 'logs', ['user_id'], { unique: true });
        await op.createPrimaryKey('pk', 'logs', ['user_id'], { usingIndex: 'ix', deferrable: true });
      },
      sql: [
        'CREATE UNIQUE INDEX ix ON logs (user_id)',
        'ALTER TABLE logs ADD CONSTRAINT pk PRIMARY KEY USING INDEX ix DEFERRABLE',
      ],
    },
    {
      call: (op) => op.createPrimaryKey('pk', 'logs', ['user_id'], { only: true }),
      sql: ['ALTER TABLE ONLY logs ADD CONSTRAINT pk PRIMARY KEY (user_id)'],
    },
    {
      call: (op) => op.createPrimaryKey('pk', 'logs', ['user_id'], { indexComment: 'fast' }),
      sql: ['ALTER TABLE logs ADD CONSTRAINT pk PRIMARY KEY (user_id)', "COMMENT ON INDEX pk IS 'fast'"],
    },
    {
      call: (op) => op.createPrimaryKey('pk', 'stays', ['who', 'during'], { withoutOverlaps: true }),
      sql: ['ALTER TABLE stays ADD CONSTRAINT pk PRIMARY KEY (who, during WITHOUT OVERLAPS)'],
      since: 18,
    },
    {
      call: (op) => op.createPrimaryKey(null, 'logs', ['user_id', 'count']),
      sql: ['ALTER TABLE logs ADD PRIMARY KEY (user_id, count)'],
    },
    {
      call: (op) =>
        op.createPrimaryKey('pk_logs', 'logs', ['count'], {
          include: ['user_id'],
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
          deferrable: true,
          initially: 'deferred',
          comment: 'By hand',
        }),
      sql: [
        'ALTER TABLE logs ADD CONSTRAINT pk_logs PRIMARY KEY (count) INCLUDE (user_id) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default DEFERRABLE INITIALLY DEFERRED',
        "COMMENT ON CONSTRAINT pk_logs ON logs IS 'By hand'",
      ],
    },
    {
      call: async (op) => {
        await op.dropConstraint('users_pkey', 'users', { schema: 'app' });
        await op.createPrimaryKey('pk_users', 'users', ['id'], { schema: 'app' });
      },
      sql: [
        'ALTER TABLE app.users DROP CONSTRAINT users_pkey',
        'ALTER TABLE app.users ADD CONSTRAINT pk_users PRIMARY KEY (id)',
      ],
    },
  ],
  createUniqueConstraint: [
    {
      call: async (op) => {
        await op.createIndex('ix', 'logs', ['count'], { unique: true });
        await op.createUniqueConstraint(null, 'logs', ['count'], { usingIndex: 'ix' });
      },
      sql: ['CREATE UNIQUE INDEX ix ON logs (count)', 'ALTER TABLE logs ADD UNIQUE USING INDEX ix'],
    },
    {
      call: (op) => op.createUniqueConstraint('uq', 'parts', ['id'], { schema: 'app', only: true }),
      sql: ['ALTER TABLE ONLY app.parts ADD CONSTRAINT uq UNIQUE (id)'],
    },
    {
      call: (op) => op.createUniqueConstraint('pk', 'logs', ['user_id'], { indexComment: 'fast' }),
      sql: ['ALTER TABLE logs ADD CONSTRAINT pk UNIQUE (user_id)', "COMMENT ON INDEX pk IS 'fast'"],
    },
    {
      call: (op) => op.createUniqueConstraint('uq', 'stays', ['who', 'during'], { withoutOverlaps: true }),
      sql: ['ALTER TABLE stays ADD CONSTRAINT uq UNIQUE (who, during WITHOUT OVERLAPS)'],
      since: 18,
    },
    {
      call: (op) => op.createUniqueConstraint(null, 'users', ['email']),
      sql: ['ALTER TABLE users ADD UNIQUE (email)'],
    },
    {
      call: (op) => op.createUniqueConstraint(null, 'logs', ['count'], { comment: 'Needs its name' }),
      sql: [
        'ALTER TABLE logs ADD CONSTRAINT logs_count_key UNIQUE (count)',
        "COMMENT ON CONSTRAINT logs_count_key ON logs IS 'Needs its name'",
      ],
    },
    {
      call: (op) =>
        op.createUniqueConstraint('uq', 'users', ['age'], {
          schema: 'app',
          include: ['id'],
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
          deferrable: true,
          initially: 'immediate',
        }),
      sql: [
        'ALTER TABLE app.users ADD CONSTRAINT uq UNIQUE (age) INCLUDE (id) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default DEFERRABLE',
      ],
    },
    {
      call: (op) => op.createUniqueConstraint('uq', 'users', ['age'], { nullsNotDistinct: true }),
      sql: ['ALTER TABLE users ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (age)'],
      since: 15,
    },
  ],
  createCheckConstraint: [
    {
      call: (op) => op.createCheckConstraint('young', 'users', 'age < 20', { notEnforced: true }),
      sql: ['ALTER TABLE users ADD CONSTRAINT young CHECK (age < 20) NOT ENFORCED'],
      since: 18,
    },
    {
      call: (op) => op.createCheckConstraint(null, 'users', 'age > 0'),
      sql: ['ALTER TABLE users ADD CHECK (age > 0)'],
    },
    {
      call: (op) =>
        op.createCheckConstraint('ck', 'users', sql`age > ${0}`, {
          schema: 'app',
          notValid: true,
          noInherit: true,
          comment: 'Born',
        }),
      sql: [
        'ALTER TABLE app.users ADD CONSTRAINT ck CHECK (age > 0) NO INHERIT NOT VALID',
        "COMMENT ON CONSTRAINT ck ON app.users IS 'Born'",
      ],
    },
  ],
  createForeignKey: [
    {
      call: (op) => op.createForeignKey('fk', 'logs', 'users', ['user_id'], ['id'], { notEnforced: true }),
      sql: ['ALTER TABLE logs ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id) NOT ENFORCED'],
      since: 18,
    },
    {
      call: async (op) => {
        await op.createPrimaryKey('pk', 'stays', ['who', 'during'], { withoutOverlaps: true });
        await op.createForeignKey('fk', 'stays', 'stays', ['who', 'during'], ['who', 'during'], { period: true });
      },
      sql: [
        'ALTER TABLE stays ADD CONSTRAINT pk PRIMARY KEY (who, during WITHOUT OVERLAPS)',
        'ALTER TABLE stays ADD CONSTRAINT fk FOREIGN KEY (who, PERIOD during) REFERENCES stays (who, PERIOD during)',
      ],
      since: 18,
    },
    {
      call: (op) => op.createForeignKey(null, 'logs', 'users', ['user_id'], ['id']),
      sql: ['ALTER TABLE logs ADD FOREIGN KEY (user_id) REFERENCES users (id)'],
    },
    {
      call: (op) =>
        op.createForeignKey('fk', 'users', 'users', ['id'], ['id'], {
          schema: 'app',
          referredSchema: 'app',
          onDelete: 'restrict',
          onUpdate: 'set default',
          match: 'full',
          deferrable: true,
          initially: 'deferred',
          notValid: true,
          comment: 'Itself',
        }),
      sql: [
        'ALTER TABLE app.users ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES app.users (id) MATCH FULL ON UPDATE SET DEFAULT ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED NOT VALID',
        "COMMENT ON CONSTRAINT fk ON app.users IS 'Itself'",
      ],
    },
    {
      call: (op) =>
        op.createForeignKey('fk', 'logs', 'users', ['user_id'], ['id'], {
          onDelete: 'set null',
          onDeleteColumns: ['user_id'],
        }),
      sql: [
        'ALTER TABLE logs ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL (user_id)',
      ],
      since: 15,
    },
  ],
  createExcludeConstraint: [
    {
      call: (op) => op.createExcludeConstraint('pk', 'logs', [['user_id', '=']], { using: 'btree', only: true }),
      sql: ['ALTER TABLE ONLY logs ADD CONSTRAINT pk EXCLUDE USING btree (user_id WITH =)'],
    },
    {
      call: (op) =>
        op.createExcludeConstraint('pk', 'logs', [['user_id', '=']], { using: 'btree', indexComment: 'fast' }),
      sql: ['ALTER TABLE logs ADD CONSTRAINT pk EXCLUDE USING btree (user_id WITH =)', "COMMENT ON INDEX pk IS 'fast'"],
    },
    {
      call: (op) => op.createExcludeConstraint(null, 'users', [['age', '=']], { using: 'btree' }),
      sql: ['ALTER TABLE users ADD EXCLUDE USING btree (age WITH =)'],
    },
    {
      call: (op) =>
        op.createExcludeConstraint('ex', 'logs', [['place', '~=']], {
          where: sql`count > 0`,
          include: ['count'],
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
          deferrable: true,
          initially: 'deferred',
          comment: 'No two',
        }),
      sql: [
        'ALTER TABLE logs ADD CONSTRAINT ex EXCLUDE USING gist (place WITH ~=) INCLUDE (count) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default WHERE (count > 0) DEFERRABLE INITIALLY DEFERRED',
        "COMMENT ON CONSTRAINT ex ON logs IS 'No two'",
      ],
    },
    {
      call: (op) =>
        op.createExcludeConstraint('ex', 'users', [[col('age').opclass('int4_ops'), '=']], {
          schema: 'app',
          using: 'btree',
        }),
      sql: ['ALTER TABLE app.users ADD CONSTRAINT ex EXCLUDE USING btree (age int4_ops WITH =)'],
    },
  ],
  dropConstraint: [
    {
      call: (op) => op.dropConstraint('uq_email', 'users', { type: 'unique' }),
      sql: ['ALTER TABLE users DROP CONSTRAINT uq_email'],
    },
    {
      call: (op) => op.dropConstraint('users_pkey', 'users', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['ALTER TABLE app.users DROP CONSTRAINT IF EXISTS users_pkey CASCADE'],
    },
  ],
  renameConstraint: [
    {
      call: (op) => op.renameConstraint('ck_age', 'users', 'ck_years', { schema: 'app' }),
      sql: ['ALTER TABLE app.users RENAME CONSTRAINT ck_age TO ck_years'],
    },
  ],
  alterConstraint: [
    {
      call: (op) =>
        op.alterConstraint('fk_plain', 'friends', { schema: 'app', deferrable: true, initially: 'deferred' }),
      sql: ['ALTER TABLE app.friends ALTER CONSTRAINT fk_plain DEFERRABLE INITIALLY DEFERRED'],
    },
    {
      call: (op) => op.alterConstraint('fk_plain', 'friends', { schema: 'app', deferrable: false }),
      sql: ['ALTER TABLE app.friends ALTER CONSTRAINT fk_plain NOT DEFERRABLE'],
    },
    {
      call: async (op) => {
        await op.alterConstraint('fk_plain', 'friends', { schema: 'app', notEnforced: true });
        await op.alterColumn('logs', 'user_id', {
          nullable: false,
          notNull: { name: 'nn', notValid: true, comment: 'soon' },
        });
        await op.alterConstraint('nn', 'logs', { noInherit: true });
      },
      sql: [
        'ALTER TABLE app.friends ALTER CONSTRAINT fk_plain NOT ENFORCED',
        'ALTER TABLE logs ADD CONSTRAINT nn NOT NULL user_id NOT VALID',
        "COMMENT ON CONSTRAINT nn ON logs IS 'soon'",
        'ALTER TABLE logs ALTER CONSTRAINT nn NO INHERIT',
      ],
      since: 18,
    },
  ],
  validateConstraint: [
    {
      call: (op) => op.validateConstraint('ck_age', 'users', { schema: 'app' }),
      sql: ['ALTER TABLE app.users VALIDATE CONSTRAINT ck_age'],
    },
  ],
};
