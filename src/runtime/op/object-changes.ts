import { describedObject, updateExtension } from '../../ddl/compile-object.js';
import { inDefaultSchema } from '../../ddl/names/default-schema.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import { setSchema } from '../../ddl/set-schema.js';
import type { Execute } from '../../operations/execute-operation.js';
import {
  type FreeKind,
  isFree,
  isMovable,
  isRenamable,
  isTablePart,
  KINDS,
  type MovableKind,
  type RenamableKind,
  ruleOf,
  type TablePartKind,
} from '../../schema/defined-kinds.js';
import { formatObject, type ObjectIdentity } from '../../schema/defined-object.js';
import { directivesOf, objectDirective } from '../../schema/object-directives.js';
import type { InSchema } from '../operation-options.js';
import { checkedName } from './arguments.js';
import { checkOptions, nameCheck } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { identity, type ObjectPlace } from './object-place.js';

type Run = DirectiveExecutor['run'];

const RENAMABLE = KINDS.filter(isRenamable);

/** The directives that give an object another name, and those that move it into another schema. */
export function objectChanges(run: Run) {
  const make = changeMakers(run);
  return {
    ...directivesOf('rename', RENAMABLE.filter(isFree), make.rename),
    ...directivesOf('rename', RENAMABLE.filter(isTablePart), make.renameOnTable),
    ...directivesOf('move', KINDS.filter(isMovable), make.move),
    updateExtension: extensionUpdater(run),
  };
}

function changeMakers(run: Run) {
  const rename = (place: ObjectPlace, newName: string, options: InSchema) =>
    run(`op.${objectDirective('rename', place.kind)}`, () => {
      checkOptions(options, { schema: nameCheck });
      return [renameOf(identity(place), checkedName('newName', newName))];
    });
  return {
    rename:
      (kind: RenamableKind & FreeKind) =>
      (own: string, newName: string, options: InSchema = {}) =>
        rename({ kind, name: own, ...options }, newName, options),
    renameOnTable:
      (kind: RenamableKind & TablePartKind) =>
      (own: string, table: string, newName: string, options: InSchema = {}) =>
        rename({ kind, name: own, table, ...options }, newName, options),
    move:
      (kind: MovableKind) =>
      (own: string, newSchema: string | null, options: InSchema = {}) =>
        run(`op.${objectDirective('move', kind)}`, () => {
          checkOptions(options, { schema: nameCheck });
          const to = newSchema === null ? null : checkedName('newSchema', newSchema);
          return [moveOf(identity({ kind, name: own, ...options }), to)];
        }),
  };
}

function extensionUpdater(run: Run) {
  return (own: string, version: string) =>
    run('op.updateExtension', () => {
      const to = checkedName('version', version);
      const sql = updateExtension(identity({ kind: 'extension', name: own }), to);
      return [{ kind: 'execute', sql, description: `update extension ${own} to ${to}` }];
    });
}

function renameOf(object: ObjectIdentity, newName: string): Execute {
  const statement = (from: ObjectIdentity, to: string) =>
    inDefaultSchema(`ALTER ${describedObject(from)} RENAME TO ${quoteIdentifier(to)}`);
  return {
    kind: 'execute',
    sql: statement(object, newName),
    reverse: statement({ ...object, name: newName }, object.name),
    description: `rename ${ruleOf(object.kind).words.toLowerCase()} ${formatObject(object)} to ${newName}`,
  };
}

/** An extension is in a schema, but its name isn't qualified by the schema. */
function moveOf(object: ObjectIdentity, newSchema: string | null): Execute {
  const moved = ruleOf(object.kind).place === 'database' ? object : { ...object, schema: newSchema };
  return {
    kind: 'execute',
    sql: setSchema(describedObject(object), newSchema),
    reverse: setSchema(describedObject(moved), object.schema),
    description: `move ${ruleOf(object.kind).words.toLowerCase()} ${formatObject(object)} to ${newSchema ?? 'the default schema'}`,
  };
}
