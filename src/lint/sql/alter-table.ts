import type { AlterTableCmd, AlterTableStmt, Node } from 'libpg-query';
import type { QualifiedName } from '../../schema/names.js';
import type { Act } from '../act.js';
import { columnOf, constraintOf } from './columns.js';
import { isOff, nameOfTable, typeOf } from './nodes.js';

const NOT_TABLES = new Set(['OBJECT_INDEX', 'OBJECT_SEQUENCE', 'OBJECT_TYPE', 'OBJECT_FOREIGN_TABLE']);

export function alterTable(statement: AlterTableStmt): readonly Act[] {
  const table = nameOfTable(statement.relation);
  const commands = (statement.cmds ?? []).flatMap((node) => ('AlterTableCmd' in node ? [node.AlterTableCmd] : []));
  // An index moves by the same command as a table.
  if (NOT_TABLES.has(statement.objtype ?? '')) {
    const moves = commands.some(({ subtype }) => subtype === 'AT_SetTableSpace');
    return moves ? [{ act: 'rewriteTable', table, by: 'tablespace' }] : [{ act: 'other', statement: 'ALTER' }];
  }
  return commands.flatMap((command) => readCommand(table, command));
}

function readCommand(table: QualifiedName, command: AlterTableCmd): readonly Act[] {
  return (
    columnCommand(table, command) ??
    constraintCommand(table, command) ??
    partitionCommand(table, command) ??
    tableCommand(table, command) ?? [{ act: 'alterTable', table }]
  );
}

function columnCommand(table: QualifiedName, command: AlterTableCmd): readonly Act[] | null {
  const { subtype, def, name: column = '', behavior, missing_ok: isLenient = false } = command;
  switch (subtype) {
    case 'AT_AddColumn':
      return def !== undefined && 'ColumnDef' in def
        ? [{ act: 'addColumn', table, column: columnOf(def.ColumnDef), ifNotExists: isLenient }]
        : [];
    case 'AT_DropColumn':
      return [{ act: 'dropColumn', table, column, isCascade: behavior === 'DROP_CASCADE', ifExists: isLenient }];
    case 'AT_SetNotNull':
      return [{ act: 'setNotNull', table, column }];
    case 'AT_DropNotNull':
      return [{ act: 'dropNotNull', table, column }];
    case 'AT_ColumnDefault':
      return [{ act: 'setDefault', table, column }];
    case 'AT_DropExpression':
      return [{ act: 'dropExpression', table, column }];
    case 'AT_SetExpression':
      return [{ act: 'setExpression', table, column }];
    case 'AT_AddIdentity':
      return [{ act: 'addIdentity', table, column }];
    case 'AT_AlterColumnType':
      return alterType(table, column, def);
    default:
      return null;
  }
}

function alterType(table: QualifiedName, column: string, def: Node | undefined): readonly Act[] {
  if (def === undefined || !('ColumnDef' in def) || def.ColumnDef.typeName === undefined) return [];
  const { typeName, raw_default: expression, collClause } = def.ColumnDef;
  const type = typeOf(typeName);
  const using = expression === undefined ? 'none' : isCastOf(expression, column) ? 'cast' : 'expression';
  return [{ act: 'alterType', table, column, type, setsCollation: collClause !== undefined, using }];
}

function isCastOf(expression: Node, column: string): boolean {
  if ('TypeCast' in expression && expression.TypeCast.arg !== undefined)
    return isCastOf(expression.TypeCast.arg, column);
  if (!('ColumnRef' in expression)) return false;
  const last = expression.ColumnRef.fields?.at(-1);
  return last !== undefined && 'String' in last && last.String.sval === column;
}

function constraintCommand(table: QualifiedName, command: AlterTableCmd): readonly Act[] | null {
  const { subtype, def, name = '', behavior } = command;
  switch (subtype) {
    case 'AT_AddConstraint':
    case 'AT_AddIndexConstraint': {
      const constraints = def !== undefined && 'Constraint' in def ? constraintOf(def.Constraint) : [];
      return constraints.map((constraint) => ({ act: 'addConstraint', table, constraint }));
    }
    case 'AT_DropConstraint':
      return [{ act: 'dropConstraint', table, name, isCascade: behavior === 'DROP_CASCADE' }];
    case 'AT_ValidateConstraint':
      return [{ act: 'validateConstraint', table, name }];
    default:
      return null;
  }
}

function partitionCommand(table: QualifiedName, { subtype, def }: AlterTableCmd): readonly Act[] | null {
  if (subtype !== 'AT_AttachPartition' && subtype !== 'AT_DetachPartition') return null;
  if (def === undefined || !('PartitionCmd' in def)) return [];
  const { name, bound, concurrent } = def.PartitionCmd;
  const partition = nameOfTable(name);
  return [
    subtype === 'AT_AttachPartition'
      ? { act: 'attachPartition', table, partition, isDefault: bound?.is_default === true }
      : { act: 'detachPartition', table, partition, isConcurrent: concurrent === true },
  ];
}

const DISABLES = new Set(['AT_DisableTrig', 'AT_DisableTrigAll', 'AT_DisableTrigUser']);
const ENABLES = new Set([
  'AT_EnableTrig',
  'AT_EnableTrigAll',
  'AT_EnableTrigUser',
  'AT_EnableAlwaysTrig',
  'AT_EnableReplicaTrig',
]);

function tableCommand(table: QualifiedName, { subtype = 'AT_AddOf', def }: AlterTableCmd): readonly Act[] | null {
  if (DISABLES.has(subtype)) return [{ act: 'disableTrigger', table }];
  if (ENABLES.has(subtype)) return [{ act: 'enableTrigger', table }];
  switch (subtype) {
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return [{ act: 'rewriteTable', table, by: 'logged' }];
    case 'AT_SetTableSpace':
      return [{ act: 'rewriteTable', table, by: 'tablespace' }];
    case 'AT_SetAccessMethod':
      return [{ act: 'rewriteTable', table, by: 'accessMethod' }];
    case 'AT_ReplicaIdentity':
      return [{ act: 'replicaIdentity', table, identity: identityOf(def) }];
    case 'AT_SetRelOptions':
      return [{ act: 'setStorage', table, turnsOffAutovacuum: turnsOffAutovacuum(def) }];
    case 'AT_EnableRowSecurity':
      return [{ act: 'enableRowSecurity', table }];
    default:
      return null;
  }
}

function identityOf(def: Node | undefined): 'full' | 'nothing' | 'other' {
  const type = def !== undefined && 'ReplicaIdentityStmt' in def ? def.ReplicaIdentityStmt.identity_type : undefined;
  return type === 'f' ? 'full' : type === 'n' ? 'nothing' : 'other';
}

function turnsOffAutovacuum(def: Node | undefined): boolean {
  const items = def !== undefined && 'List' in def ? (def.List.items ?? []) : [];
  return items.some(
    (node) =>
      'DefElem' in node &&
      node.DefElem.defname === 'autovacuum_enabled' &&
      node.DefElem.arg !== undefined &&
      isOff(node.DefElem.arg),
  );
}
