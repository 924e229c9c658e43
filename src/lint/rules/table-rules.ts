import { formatName, type QualifiedName } from '../../schema/names.js';
import type { ActOf } from '../act.js';
import { isSameTable } from '../known/name-key.js';
import type { LaterActs } from '../later-acts.js';
import { lockOfMode } from '../locks.js';
import { either, on, type Rule } from '../rule.js';

const REWRITTEN = {
  logged: 'SET LOGGED or UNLOGGED',
  tablespace: 'SET TABLESPACE',
  accessMethod: 'SET ACCESS METHOD',
} as const;

/** Rules about tables, schemas, and databases as a whole. */
export const TABLE_RULES: readonly Rule[] = [
  {
    name: 'drop-table',
    severity: 'error',
    title: '`DROP TABLE`',
    find: on('drop', ({ what, names }, { known }) => {
      const lost = names.filter((name) => !known.isNew(name));
      if (what !== 'table' || lost.length === 0) return null;
      const list = lost.map(formatName).join(', ');
      const areCopied = lost.every((name) => known.wasCopied(name));
      return {
        what: `${areCopied ? `What wasn't copied from ${list} is` : `All rows of ${list} are`} lost, and running programs that use it fail at once.`,
        safe: 'Rename the table first, or deploy code that no longer uses it. Drop it later, after a backup.',
        severity: areCopied ? 'warning' : 'error',
      };
    }),
  },
  {
    name: 'drop-schema',
    severity: 'error',
    title: '`DROP SCHEMA`',
    find: on('drop', ({ what, names }, { known }) => {
      const lost = names.map(({ name }) => name).filter((name) => !known.isNewSchema(name));
      if (what !== 'schema' || lost.length === 0) return null;
      return {
        what: `Everything in the schema ${lost.join(', ')} is lost.`,
        safe: 'Drop its objects one by one, then the empty schema.',
      };
    }),
  },
  {
    name: 'drop-database',
    severity: 'error',
    title: '`DROP DATABASE`',
    find: on('drop', ({ what, names }) =>
      what === 'database'
        ? {
            what: `The database ${names.map(({ name }) => name).join(', ')} is lost.`,
            safe: 'Leave this to an operator, not to a migration.',
          }
        : null,
    ),
  },
  {
    name: 'drop-cascade',
    severity: 'error',
    title: '`DROP … CASCADE` or `DROP OWNED`',
    find: either(
      on('drop', ({ what, names }) =>
        what === 'owned' ? ownedDanger(names.map(({ name }) => name).join(', ')) : null,
      ),
      on('drop', ({ isCascade, what, names }, { known }) =>
        isCascade &&
        what !== 'other' &&
        names.some((name) => !known.isNew(name) && !(what === 'schema' && known.isNewSchema(name.name)))
          ? cascadeDanger(names.map(formatName).join(', '))
          : null,
      ),
      on('dropColumn', ({ isCascade, table, column }, { known }) =>
        isCascade && !known.isNew(table) ? cascadeDanger(`${formatName(table)}.${column}`) : null,
      ),
      on('dropConstraint', ({ isCascade, table, name }, { known }) =>
        isCascade && !known.isNew(table) ? cascadeDanger(name) : null,
      ),
    ),
  },
  {
    name: 'truncate',
    severity: 'error',
    title: '`TRUNCATE`',
    find: on('truncate', ({ tables, isCascade }, { known }) => {
      const lost = tables.filter((table) => !known.isNew(table)).map(formatName);
      if (lost.length === 0) return null;
      const others = isCascade ? ', and of every table that refers to it,' : '';
      return {
        what: `All rows of ${lost.join(', ')}${others} are lost, and nobody can read it until the transaction ends.`,
        safe: 'Delete the rows in batches, or leave this to an operator.',
      };
    }),
  },
  {
    name: 'rename-table',
    severity: 'warning',
    title: 'a table or view is renamed',
    find: on('rename', ({ what, name, to }, { known, later }) =>
      (what !== 'table' && what !== 'view') || known.isNew(name) || isReplaced(name, later)
        ? null
        : {
            what: `Running programs that use ${formatName(name)} fail at once.`,
            safe: `In the same transaction, create a view with the old name over ${to}, and drop it after the deployment.`,
          },
    ),
  },
  {
    name: 'move-to-schema',
    severity: 'warning',
    title: 'a schema is renamed, or an object moves to another schema',
    find: either(
      on('rename', ({ what, name, to }, { known }) =>
        what === 'schema' && !known.isNewSchema(name.name) ? moveDanger(`The schema ${name.name}`, to) : null,
      ),
      on('setSchema', ({ what, name, to }, { known, later }) =>
        (what === 'table' || what === 'view') && !known.isNew(name) && !isReplaced(name, later)
          ? moveDanger(formatName(name), to)
          : null,
      ),
    ),
  },
  {
    name: 'set-logged',
    severity: 'error',
    title: '`SET LOGGED` or `SET UNLOGGED`',
    find: on('rewriteTable', (act, { known }) =>
      act.by === 'logged' && !known.isNew(act.table) ? rewriteDanger(act) : null,
    ),
  },
  {
    name: 'set-tablespace',
    severity: 'error',
    title: '`SET TABLESPACE` or `SET ACCESS METHOD`',
    find: on('rewriteTable', (act, { known }) =>
      act.by === 'logged' || known.isNew(act.table) ? null : rewriteDanger(act),
    ),
  },
  {
    name: 'create-trigger',
    severity: 'warning',
    title: '`CREATE TRIGGER` on an existing table',
    find: on('createTrigger', ({ table, name }, { known }) =>
      known.isNew(table)
        ? null
        : {
            what: `CREATE TRIGGER waits for every writer of ${formatName(table)}, new writers wait behind it, and ${name} then runs for each of them.`,
            safe: 'Set a lock_timeout, and create the trigger in a separate transaction.',
            endsWithLockTimeout: true,
          },
    ),
  },
  {
    name: 'disable-trigger',
    severity: 'warning',
    title: '`DISABLE TRIGGER`',
    find: on('disableTrigger', ({ table }, { known }) =>
      known.isNew(table)
        ? null
        : {
            what: `Rows that other sessions write to ${formatName(table)} in the meantime skip the trigger, also if it checks a foreign key.`,
            safe: 'For one session, use SET LOCAL session_replication_role = replica.',
          },
    ),
  },
  {
    name: 'lock-table',
    severity: 'warning',
    title: '`LOCK TABLE`',
    find: on('lockTable', ({ tables, mode }, { known }) => {
      const locks = tables.filter((table) => !known.isNew(table)).flatMap((table) => lockOfMode(table, mode));
      const [first] = locks;
      if (first === undefined) return null;
      return {
        what: `The lock on ${locks.map(({ table }) => formatName(table)).join(', ')} (${first.mode}) is held until the transaction ends.`,
        safe: 'Leave locking to the statements, or set a lock_timeout and keep the transaction short.',
      };
    }),
  },
  {
    name: 'replica-identity',
    severity: 'warning',
    title: '`REPLICA IDENTITY FULL` or `NOTHING`',
    find: on('replicaIdentity', ({ table, identity }, { known }) => {
      if (identity === 'other' || known.isNew(table)) return null;
      const what =
        identity === 'full'
          ? `PostgreSQL then writes every old row of ${formatName(table)} to the log.`
          : `Logical replication of updates and deletes of ${formatName(table)} then fails.`;
      return { what, safe: 'Use a primary key, or REPLICA IDENTITY USING INDEX.' };
    }),
  },
  {
    name: 'autovacuum-disabled',
    severity: 'warning',
    title: '`autovacuum_enabled = false`',
    find: on('setStorage', ({ table, turnsOffAutovacuum }, { known }) =>
      turnsOffAutovacuum && !known.isNew(table)
        ? {
            what: `Dead rows of ${formatName(table)} are no longer removed, and its statistics are no longer updated.`,
            safe: 'Tune autovacuum_vacuum_scale_factor and autovacuum_vacuum_cost_delay instead.',
          }
        : null,
    ),
  },
];

function cascadeDanger(name: string) {
  return {
    what: `CASCADE also drops what depends on ${name}, whatever that is in the database.`,
    safe: 'Drop each dependent object by its name, without CASCADE.',
  };
}

function ownedDanger(roles: string) {
  return {
    what: `Everything that ${roles} owns in this database is lost, also tables.`,
    safe: 'Use REASSIGN OWNED, then drop each object that nobody needs by its name.',
  };
}

/** Programs that use the old name find another object there. */
/** Whether something gets the name that a table or view had. */
function isReplaced(name: QualifiedName, later: LaterActs): boolean {
  return (
    later.some('createView', (view) => isSameTable(view.name, name)) ||
    later.some('createTable', ({ table }) => isSameTable(table, name)) ||
    later.some('rename', ({ part, name: { schema }, to }) => part === null && isSameTable({ schema, name: to }, name))
  );
}

function moveDanger(subject: string, to: string) {
  return {
    what: `${subject} moves to ${to}: running programs that use its old name fail at once.`,
    safe: 'Create a view with the old name, and drop it after the deployment.',
  };
}

function rewriteDanger({ table, by }: ActOf<'rewriteTable'>) {
  return {
    what: `${REWRITTEN[by]} stops reads and writes of ${formatName(table)} while PostgreSQL rewrites it.`,
    safe: 'There is no online form: plan a window, or create a new table and copy the rows in batches.',
    claim: { table, work: 'rewrite' },
  } as const;
}
