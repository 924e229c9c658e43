import { compileOperation } from '../../ddl/compile.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { CreateIndex, DropIndex } from '../../operations/index-operations.js';
import { helperName } from '../../schema/helper-name.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { all, any, indexExists, indexIsValid, isNamed, not, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { IndexFacts, OnlineFacts } from '../table-facts.js';
import { buildIndex, concurrentDefinition, describeIndex, removeIndex } from './concurrent-index.js';

/** An index that is dropped, and created again in another way under the same name. */
export interface IndexChange {
  readonly drop: DropIndex;
  readonly create: CreateIndex;
}

/** Whether two operations that follow each other change one index. */
export function isIndexChange({ drop, create }: IndexChange): boolean {
  const isWritten = drop.concurrently === true || create.concurrently === true || create.unnamed === true;
  return sameName(drop.table, create.table) && drop.name === create.index.name && !isWritten;
}

/** The old index is dropped after the new one is built, so queries always have one. */
export function changeIndexOnline({ drop, create }: IndexChange, { tables }: OnlineFacts): Form {
  const { table, index } = create;
  const [place] = tables;
  const old = place?.indexes.find(({ name }) => name === drop.name);
  if (old === undefined) return 'moment';
  if (place?.kind === 'partitioned' || old.attachedTo !== null || old.constraint !== null) {
    return {
      none: 'PostgreSQL drops and creates an index of a partitioned table or a constraint only while it stops writers',
    };
  }
  const name = (purpose: string) => helperName(purpose, [table.schema, table.name, index.name]);
  const [newName, oldName] = [name('new_index'), name('old_index')];
  const isSwapped = not(isNamed(old.oid, index.name));
  const build = buildIndex({ table, index: { ...index, name: newName } });
  const remove = removeIndex({ table, name: oldName }, recreate(old, oldName));
  return {
    steps: [
      {
        ...build,
        what: `build index ${index.name} next to the old one`,
        done: whether(any(indexIsValid(table, newName), isSwapped)),
      },
      {
        what: `swap the names of both indexes ${index.name}`,
        statements: [...rename(table, index.name, oldName), ...rename(table, newName, index.name)],
        transaction: true,
        done: whether(isSwapped),
        undo: [...rename(table, index.name, newName), ...rename(table, oldName, index.name)],
        undoInTransaction: true,
        leftovers: null,
        locks: [],
      },
      ...describeIndex({ table, index }),
      {
        ...remove,
        what: `drop the old index ${index.name}`,
        done: whether(all(isSwapped, not(indexExists(table, oldName)))),
      },
    ],
  };
}

function rename(table: QualifiedName, name: string, newName: string): readonly string[] {
  return compileOperation({ kind: 'renameIndex', table, name, newName });
}

/** Under its name between the steps; null if the definition isn't as pg_get_indexdef() prints it. */
function recreate({ name, definition, unique, comment }: IndexFacts, oldName: string): readonly string[] | null {
  const words = unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX';
  const start = `${words} ${quoteIdentifier(name)} ON `;
  if (!definition.startsWith(start) || comment !== null) return null;
  return [concurrentDefinition(`${words} ${quoteIdentifier(oldName)} ON ${definition.slice(start.length)}`)];
}
