import type { DirectiveCases } from './directive-case.js';

/** Each begins with {@link SURROUNDINGS} and the stand-in for Citus. */
export const CITUS_CASES: DirectiveCases = {
  distributeTable: [
    {
      call: (op) => op.distributeTable('users', { schema: 'app', by: 'id', colocateWith: null, shardCount: 4 }),
      sql: ["SELECT pg_catalog.create_distributed_table('app.users', 'id', colocate_with => 'none', shard_count => 4)"],
    },
    {
      call: (op) => op.distributeTable('logs', { by: 'user_id', method: 'append' }),
      sql: ["SELECT pg_catalog.create_distributed_table('logs', 'user_id', distribution_type => 'append')"],
    },
    {
      call: (op) => op.distributeTable('stays', { by: null }),
      sql: ["SELECT pg_catalog.create_distributed_table('stays', NULL)"],
    },
    {
      call: async (op) => {
        await op.distributeTable('single', { schema: 'app', by: 'id' });
        await op.distributeTable('logs', { by: 'user_id', colocateWith: 'app.single' });
      },
      sql: [
        "SELECT pg_catalog.create_distributed_table('app.single', 'id')",
        "SELECT pg_catalog.create_distributed_table('logs', 'user_id', colocate_with => 'app.single')",
      ],
    },
  ],
  createReferenceTable: [
    {
      call: (op) => op.createReferenceTable('single', { schema: 'app' }),
      sql: ["SELECT pg_catalog.create_reference_table('app.single')"],
    },
  ],
  undistributeTable: [
    {
      call: async (op) => {
        await op.createReferenceTable('single', { schema: 'app' });
        await op.undistributeTable('single', { schema: 'app' });
      },
      sql: [
        "SELECT pg_catalog.create_reference_table('app.single')",
        "SELECT pg_catalog.undistribute_table('app.single')",
      ],
    },
  ],
  alterDistributedTable: [
    {
      call: async (op) => {
        await op.distributeTable('users', { schema: 'app', by: 'id' });
        await op.alterDistributedTable('users', { schema: 'app', shardCount: 8, cascadeToColocated: true });
        await op.alterDistributedTable('users', { schema: 'app', by: 'id', colocateWith: 'default' });
      },
      sql: [
        "SELECT pg_catalog.create_distributed_table('app.users', 'id')",
        "SELECT pg_catalog.alter_distributed_table('app.users', shard_count => 8, cascade_to_colocated => true)",
        "SELECT pg_catalog.alter_distributed_table('app.users', distribution_column => 'id', colocate_with => 'default')",
      ],
    },
  ],
  distributeSchema: [
    {
      call: (op) => op.distributeSchema('spare'),
      sql: ["SELECT pg_catalog.citus_schema_distribute('spare')"],
    },
  ],
  undistributeSchema: [
    {
      call: async (op) => {
        await op.distributeSchema('spare');
        await op.undistributeSchema('spare');
      },
      sql: [
        "SELECT pg_catalog.citus_schema_distribute('spare')",
        "SELECT pg_catalog.citus_schema_undistribute('spare')",
      ],
    },
  ],
};
