import { checkNewRevisionId } from '../../script/revision-id.js';
import type { ForeignMigration } from './foreign-migration.js';
import { toId } from './number-and-message.js';
import type { ImportedHeader } from './place-imports.js';

/** A migration with its place in the graph. */
export interface ForeignRevision extends ImportedHeader {
  readonly createDate: string;
  readonly migration: ForeignMigration;
}

/** The migrations in a line, in the order in which the tool runs them. */
export function toChain(migrations: readonly ForeignMigration[]): readonly ForeignRevision[] {
  const ids = migrations.map(({ id, name }) => (isShared(id, migrations) ? toId(name) : id));
  return migrations.map((migration, at) => {
    const [id = '', before] = [ids[at], ids[at - 1]];
    checkNewRevisionId(id);
    const { message, createDate, path } = migration;
    const downRevisions = before === undefined ? [] : [before];
    return { id, downRevisions, branchLabels: [], dependsOn: [], message, createDate, path, migration };
  });
}

function isShared(id: string, migrations: readonly ForeignMigration[]): boolean {
  return migrations.filter((migration) => migration.id === id).length > 1;
}
