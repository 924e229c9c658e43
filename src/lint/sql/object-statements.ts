import type {
  CreateFunctionStmt,
  CreateStmt,
  CreateTableAsStmt,
  DropOwnedStmt,
  DropStmt,
  GrantStmt,
  IndexStmt,
  Node,
  RenameStmt,
} from 'libpg-query';
import type { Act, Dropped, Renamed } from '../act.js';
import { columnOf, constraintOf } from './columns.js';
import { columnsIn, mentionsIn, mentionsInTrigger } from './mentions.js';
import { nameOfObject, nameOfTable, nameOfWords, wordsOf } from './nodes.js';

/** The acts of a statement that creates something; null for any other. */
export function readCreation(node: Node): readonly Act[] | null {
  if ('CreateStmt' in node) return createTable(node.CreateStmt);
  if ('CreateTableAsStmt' in node) return createTableAs(node.CreateTableAsStmt);
  if ('IndexStmt' in node) return createIndex(node.IndexStmt);
  if ('ViewStmt' in node) {
    const { view, query } = node.ViewStmt;
    return [{ act: 'createView', name: nameOfTable(view), mentions: mentionsIn(query) }];
  }
  if ('CreateSeqStmt' in node) return [{ act: 'createSequence', name: nameOfTable(node.CreateSeqStmt.sequence) }];
  if ('CreateTrigStmt' in node) {
    return [
      {
        act: 'createTrigger',
        table: nameOfTable(node.CreateTrigStmt.relation),
        name: node.CreateTrigStmt.trigname ?? '',
        function: nameOfWords(wordsOf(node.CreateTrigStmt.funcname)),
        mentions: mentionsInTrigger(node.CreateTrigStmt),
      },
    ];
  }
  if ('CreatePolicyStmt' in node) {
    const { table, policy_name: name = '', qual, with_check: check } = node.CreatePolicyStmt;
    return [{ act: 'createPolicy', table: nameOfTable(table), name, mentions: mentionsIn([qual, check]) }];
  }
  if ('CreateSchemaStmt' in node) return [{ act: 'createSchema', name: node.CreateSchemaStmt.schemaname ?? '' }];
  return readTypeCreation(node);
}

function readTypeCreation(node: Node): readonly Act[] | null {
  if ('CreateFunctionStmt' in node) return createFunction(node.CreateFunctionStmt);
  if ('CreateEnumStmt' in node) {
    return [{ act: 'createType', name: nameOfWords(wordsOf(node.CreateEnumStmt.typeName)), isEnum: true }];
  }
  if ('CompositeTypeStmt' in node) {
    return [{ act: 'createType', name: nameOfTable(node.CompositeTypeStmt.typevar), isEnum: false }];
  }
  if ('CreateDomainStmt' in node) {
    const { domainname, constraints = [] } = node.CreateDomainStmt;
    const hasConstraint = constraints.some((each) => 'Constraint' in each && constraintOf(each.Constraint).length > 0);
    return [{ act: 'createDomain', name: nameOfWords(wordsOf(domainname)), hasConstraint }];
  }
  return null;
}

function createTable(statement: CreateStmt): readonly Act[] {
  const elements = statement.tableElts ?? [];
  const [parent] = statement.inhRelations ?? [];
  const isPartition = statement.partbound !== undefined && parent !== undefined && 'RangeVar' in parent;
  return [
    {
      act: 'createTable',
      table: nameOfTable(statement.relation),
      columns: elements.flatMap((node) => ('ColumnDef' in node ? [columnOf(node.ColumnDef)] : [])),
      constraints: elements.flatMap((node) => ('Constraint' in node ? constraintOf(node.Constraint) : [])),
      ifNotExists: statement.if_not_exists === true,
      partitionOf: isPartition ? nameOfTable(parent.RangeVar) : null,
      isPartitioned: statement.partspec !== undefined,
    },
  ];
}

function createTableAs({ into, objtype, query, if_not_exists: isLenient }: CreateTableAsStmt): readonly Act[] {
  const name = nameOfTable(into?.rel);
  if (objtype === 'OBJECT_MATVIEW') {
    return [{ act: 'createMaterializedView', name, withData: into?.skipData !== true, mentions: mentionsIn(query) }];
  }
  const shape = { columns: [], constraints: [], partitionOf: null, isPartitioned: false };
  return [{ act: 'createTable', table: name, ...shape, ifNotExists: isLenient === true }];
}

function createIndex(statement: IndexStmt): readonly Act[] {
  return [
    {
      act: 'createIndex',
      table: nameOfTable(statement.relation),
      name: statement.idxname ?? null,
      isConcurrent: statement.concurrent === true,
      isUnique: statement.unique === true,
      ifNotExists: statement.if_not_exists === true,
      isOnly: statement.relation?.inh !== true,
      method: statement.accessMethod ?? 'btree',
      columns: (statement.indexParams ?? []).map((node) =>
        'IndexElem' in node ? (node.IndexElem.name ?? null) : null,
      ),
      computedFrom: columnsIn([statement.indexParams, statement.whereClause]),
    },
  ];
}

function createFunction({ funcname, options = [], sql_body: body }: CreateFunctionStmt): readonly Act[] {
  const find = (name: string) =>
    options.flatMap((node) => ('DefElem' in node && node.DefElem.defname === name ? [node.DefElem.arg] : []));
  return [
    {
      act: 'createFunction',
      name: nameOfWords(wordsOf(funcname)),
      isSecurityDefiner: find('security').some(
        (arg) => arg !== undefined && 'Boolean' in arg && arg.Boolean.boolval === true,
      ),
      // PostgreSQL reads a body without quotes (BEGIN ATOMIC) once, when it creates the function.
      usesCallersPath:
        body === undefined &&
        !find('set').some(
          (arg) => arg !== undefined && 'VariableSetStmt' in arg && arg.VariableSetStmt.name === 'search_path',
        ),
      mentions: [],
    },
  ];
}

const DROPPED: Readonly<Record<string, Dropped>> = {
  OBJECT_TABLE: 'table',
  OBJECT_SCHEMA: 'schema',
  OBJECT_INDEX: 'index',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materializedView',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_AGGREGATE: 'function',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_EXTENSION: 'extension',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
};

const RENAMED: Readonly<Record<string, Renamed>> = {
  OBJECT_TABLE: 'table',
  OBJECT_COLUMN: 'column',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'view',
};

/** The acts of a statement that drops, renames, or moves something, or grants a privilege; null for any other. */
export function readObjectChange(node: Node): readonly Act[] | null {
  if ('DropStmt' in node) return drop(node.DropStmt);
  if ('DropdbStmt' in node)
    return [{ ...NO_FLAGS, what: 'database', names: [{ schema: null, name: node.DropdbStmt.dbname ?? '' }] }];
  if ('DropOwnedStmt' in node) return [dropOwned(node.DropOwnedStmt)];
  if ('RenameStmt' in node) return rename(node.RenameStmt);
  if ('AlterObjectSchemaStmt' in node) {
    const { objectType = '', relation, object, newschema = '' } = node.AlterObjectSchemaStmt;
    const name = relation === undefined ? nameOfObject(object) : nameOfTable(relation);
    return [{ act: 'setSchema', what: RENAMED[objectType] ?? 'other', name, to: newschema }];
  }
  return 'GrantStmt' in node ? grant(node.GrantStmt) : null;
}

const NO_FLAGS = { act: 'drop', isCascade: false, isConcurrent: false, ifExists: false } as const;

function drop({
  objects = [],
  removeType = 'OBJECT_RULE',
  behavior,
  concurrent,
  missing_ok,
}: DropStmt): readonly Act[] {
  const isCascade = behavior === 'DROP_CASCADE';
  return [
    {
      act: 'drop',
      what: DROPPED[removeType] ?? 'other',
      names: objects.map(nameOfObject),
      isCascade,
      isConcurrent: concurrent === true,
      ifExists: missing_ok === true,
    },
  ];
}

function dropOwned({ roles = [], behavior }: DropOwnedStmt): Act {
  const names = roles.flatMap((node) =>
    'RoleSpec' in node ? [{ schema: null, name: node.RoleSpec.rolename ?? '' }] : [],
  );
  return { ...NO_FLAGS, what: 'owned', names, isCascade: behavior === 'DROP_CASCADE' };
}

function rename(statement: RenameStmt): readonly Act[] {
  const { renameType = '', relationType = '', relation, object, subname = null, newname = '' } = statement;
  const isTableColumn = renameType === 'OBJECT_COLUMN' && relationType === 'OBJECT_TABLE';
  const what = renameType === 'OBJECT_COLUMN' && !isTableColumn ? 'other' : (RENAMED[renameType] ?? 'other');
  const name =
    relation !== undefined
      ? nameOfTable(relation)
      : object !== undefined
        ? nameOfObject(object)
        : { schema: null, name: subname ?? '' };
  return [{ act: 'rename', what, name, part: subname, to: newname }];
}

function grant({ is_grant, grantees = [], objtype }: GrantStmt): readonly Act[] {
  if (is_grant !== true) return [{ act: 'other', statement: 'REVOKE' }];
  return [
    {
      act: 'grant',
      toPublic: grantees.some((node) => 'RoleSpec' in node && node.RoleSpec.roletype === 'ROLESPEC_PUBLIC'),
      isOnTables: objtype === 'OBJECT_TABLE',
    },
  ];
}
