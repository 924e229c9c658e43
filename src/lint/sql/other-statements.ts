import type { AlterDomainStmt, Node, ReindexStmt, TransactionStmt, VacuumStmt, VariableSetStmt } from 'libpg-query';
import type { Act } from '../act.js';
import { hasOption, nameOfTable, nameOfWords, wordsOf } from './nodes.js';

/** The acts of a statement that maintains a table, or controls the session; null for any other. */
export function readMaintenance(node: Node): readonly Act[] | null {
  if ('ReindexStmt' in node) return reindex(node.ReindexStmt);
  if ('VacuumStmt' in node) return vacuum(node.VacuumStmt);
  if ('ClusterStmt' in node) {
    const { relation } = node.ClusterStmt;
    return [{ act: 'cluster', table: relation === undefined ? null : nameOfTable(relation) }];
  }
  if ('RefreshMatViewStmt' in node) {
    const { relation, concurrent, skipData } = node.RefreshMatViewStmt;
    return [
      { act: 'refresh', name: nameOfTable(relation), isConcurrent: concurrent === true, withData: skipData !== true },
    ];
  }
  if ('TruncateStmt' in node) {
    const { relations, behavior } = node.TruncateStmt;
    return [{ act: 'truncate', tables: tablesOf(relations), isCascade: behavior === 'DROP_CASCADE' }];
  }
  if ('LockStmt' in node)
    return [{ act: 'lockTable', tables: tablesOf(node.LockStmt.relations), mode: node.LockStmt.mode ?? 0 }];
  return readServerChange(node) ?? readSession(node);
}

const SERVER_CHANGES: Readonly<Record<string, string>> = {
  AlterSystemStmt: 'ALTER SYSTEM',
  CreateTableSpaceStmt: 'CREATE TABLESPACE',
  DropTableSpaceStmt: 'DROP TABLESPACE',
};

function readServerChange(node: Node): readonly Act[] | null {
  const statement = SERVER_CHANGES[Object.keys(node)[0] ?? ''];
  return statement === undefined ? null : [{ act: 'serverChange', statement }];
}

function readSession(node: Node): readonly Act[] | null {
  if ('TransactionStmt' in node) return [{ act: 'transaction', command: commandOf(node.TransactionStmt) }];
  if ('VariableSetStmt' in node) return setting(node.VariableSetStmt);
  if ('AlterEnumStmt' in node) {
    const { typeName, newVal = '', oldVal, newValNeighbor } = node.AlterEnumStmt;
    const type = nameOfWords(wordsOf(typeName));
    return oldVal === undefined
      ? [{ act: 'addEnumValue', type, value: newVal, hasPosition: newValNeighbor !== undefined }]
      : [{ act: 'rename', what: 'enumValue', name: type, part: oldVal, to: newVal }];
  }
  return 'AlterDomainStmt' in node ? alterDomain(node.AlterDomainStmt) : null;
}

function tablesOf(nodes: readonly Node[] | undefined) {
  return (nodes ?? []).flatMap((node) => ('RangeVar' in node ? [nameOfTable(node.RangeVar)] : []));
}

function reindex({ kind, relation, name, params }: ReindexStmt): readonly Act[] {
  const of = kind === 'REINDEX_OBJECT_INDEX' ? 'index' : kind === 'REINDEX_OBJECT_TABLE' ? 'table' : 'all';
  const target = relation === undefined ? { schema: null, name: name ?? '' } : nameOfTable(relation);
  return [{ act: 'reindex', of, name: target, isConcurrent: hasOption(params, 'concurrently') }];
}

function vacuum({ options, rels = [], is_vacuumcmd }: VacuumStmt): readonly Act[] {
  if (is_vacuumcmd !== true) return [{ act: 'other', statement: 'ANALYZE' }];
  const tables = rels.flatMap((node) => ('VacuumRelation' in node ? [nameOfTable(node.VacuumRelation.relation)] : []));
  return [{ act: 'vacuum', isFull: hasOption(options, 'full'), tables }];
}

const BEGINS = new Set(['TRANS_STMT_BEGIN', 'TRANS_STMT_START']);
const COMMITS = new Set(['TRANS_STMT_COMMIT', 'TRANS_STMT_PREPARE']);

function commandOf({ kind = 'TRANS_STMT_SAVEPOINT' }: TransactionStmt) {
  if (BEGINS.has(kind)) return 'begin';
  if (COMMITS.has(kind)) return 'commit';
  return kind === 'TRANS_STMT_ROLLBACK' ? 'rollback' : 'other';
}

function setting({ kind, name = '', args = [], is_local }: VariableSetStmt): readonly Act[] {
  const [value] = args.flatMap((node) => {
    if (!('A_Const' in node)) return [];
    const { sval, ival, fval } = node.A_Const;
    return [sval?.sval ?? fval?.fval ?? String(ival?.ival ?? 0)];
  });
  return [
    { act: 'setting', name, value: kind === 'VAR_SET_VALUE' ? (value ?? null) : null, isLocal: is_local === true },
  ];
}

/** `C`: ADD a check. `V`: VALIDATE one. `O`: SET NOT NULL. */
function alterDomain({ subtype, typeName, def }: AlterDomainStmt): readonly Act[] {
  const domain = nameOfWords(wordsOf(typeName));
  const act = { act: 'domainConstraint', domain, isNotValid: false, isNotNull: false, isValidation: false } as const;
  if (subtype === 'O') return [{ ...act, isNotNull: true }];
  if (subtype === 'V') return [{ ...act, isValidation: true }];
  if (subtype !== 'C' || def === undefined || !('Constraint' in def))
    return [{ act: 'other', statement: 'ALTER DOMAIN' }];
  const { contype, skip_validation } = def.Constraint;
  return [{ ...act, isNotValid: skip_validation === true, isNotNull: contype === 'CONSTR_NOTNULL' }];
}
