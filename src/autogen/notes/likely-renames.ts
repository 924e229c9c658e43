import type { Operation, OperationByKind, OperationKind } from '../../operations/operation.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { ComparedSchemas } from './compared-schemas.js';
import { renamedColumns } from './likely-renamed-columns.js';
import { renamedValues } from './likely-renamed-values.js';
import type { Note } from './note.js';
import { nameSimilarity, SIMILAR_TABLES, sharedColumns, tableSimilarity, valueSimilarity } from './similarity.js';

/** More candidates only show that the type is a common one. */
const MAX_CANDIDATES = 3;

/** So many pairs of tables are compared in an instant. If there are more, renames are not guessed. */
const MAX_PAIRS = 250_000;

/** Dropped objects that look like created ones. The note is at the drop, and shows the rename to use instead. */
export function likelyRenames(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  return [
    ...renamedColumns(operations),
    ...renamedTables(operations, schemas),
    ...renamedEnums(operations),
    ...renamedValues(ofKind(operations, 'replaceEnum')),
  ];
}

interface Candidate<Kind extends 'createTable' | 'createEnum'> {
  readonly create: OperationByKind[Kind];
  readonly similarity: number;
}

function renamedTables(operations: readonly Operation[], { before }: ComparedSchemas): readonly Note[] {
  const drops = ofKind(operations, 'dropTable');
  const creates = ofKind(operations, 'createTable');
  const gone = without(drops, ({ table }) => table, new Set(creates.map(({ table }) => nameKey(table))));
  const brought = without(creates, ({ table }) => table, new Set(drops.map(({ table }) => nameKey(table))));
  if (gone.length * brought.length === 0 || gone.length * brought.length > MAX_PAIRS) return [];
  const similarityOf = tableSimilarity(before.tables);
  return gone.flatMap((drop) => {
    const { was } = drop;
    if (was === undefined) return [];
    const candidates = brought.map((create) => ({ create, similarity: similarityOf(was, create.table) }));
    return likeliest(candidates, SIMILAR_TABLES, ({ create }) => nameSimilarity(was.name, create.table.name)).map(
      ({ create }): Note => ({ kind: 'likelyRename', operation: drop, ...tableRename(was, create.table) }),
    );
  });
}

function tableRename(was: Table, table: Table): Pick<Note, 'lines' | 'instead' | 'isPartial'> {
  const count = sharedColumns(was, table);
  const isSame = count === was.columns.length && count === table.columns.length && isPartitionedAlike(was, table);
  const instead = moveOf(was, table);
  const name = formatName(table);
  return isSame && instead !== null
    ? { lines: [`${name} has the same columns. If this is a rename, write instead of the two:`], instead }
    : {
        lines: [
          `${name} has ${count} of its ${was.columns.length} columns. ${generateAgain('--rename-table', `${formatName(was)}:${name}`)}`,
        ],
        ...(instead !== null && { instead, isPartial: true }),
      };
}

/** A renamed table remains what it is: partitioned, a partition, or neither. */
function isPartitionedAlike(a: Table, b: Table): boolean {
  return sameValue(a.partitionBy, b.partitionBy) && sameValue(a.partitionOf, b.partitionOf);
}

/** What to do if a rename is only part of the change. */
function generateAgain(option: string, value: string): string {
  return `If this is a rename, generate the revision again with ${option} ${value}.`;
}

function moveOf(table: QualifiedName, to: QualifiedName): Operation | null {
  if (table.name === to.name) return { kind: 'setTableSchema', table: nameOf(table), newSchema: to.schema };
  return table.schema === to.schema ? { kind: 'renameTable', table: nameOf(table), newName: to.name } : null;
}

function nameOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}

function renamedEnums(operations: readonly Operation[]): readonly Note[] {
  const drops = ofKind(operations, 'dropEnum');
  const creates = ofKind(operations, 'createEnum');
  const brought = without(creates, ({ type }) => type, new Set(drops.map(({ type }) => nameKey(type))));
  const gone = without(drops, ({ type }) => type, new Set(creates.map(({ type }) => nameKey(type))));
  return gone.flatMap((drop) => {
    const values = drop.was?.values ?? [];
    const candidates = brought
      .filter(({ type }) => type.schema === drop.type.schema)
      .map((create) => ({ create, similarity: valueSimilarity(values, create.type.values) }));
    return likeliest(candidates, SIMILAR_TABLES, ({ create }) => nameSimilarity(drop.type.name, create.type.name)).map(
      ({ create: { type } }): Note => {
        const name = formatName(type);
        const instead = { kind: 'renameEnum', type: drop.type, newName: type.name } as const;
        return sameValue(values, type.values)
          ? {
              kind: 'likelyRename',
              operation: drop,
              lines: [`${name} has the same values. If this is a rename, write instead of the two:`],
              instead,
            }
          : {
              kind: 'likelyRename',
              operation: drop,
              lines: [
                `${name} has similar values. ${generateAgain('--rename-type', `${formatName(drop.type)}:${name}`)}`,
              ],
              instead,
              isPartial: true,
            };
      },
    );
  });
}

/** An object that is rebuilt under its name isn't renamed. */
function without<Op>(operations: readonly Op[], name: (operation: Op) => QualifiedName, names: ReadonlySet<string>) {
  return operations.filter((operation) => !names.has(nameKey(name(operation))));
}

/** The candidates that are similar enough, the most similar first. Equally similar ones are sorted by their names. */
function likeliest<C extends Candidate<'createTable'> | Candidate<'createEnum'>>(
  candidates: readonly C[],
  least: number,
  byName: (candidate: C) => number,
): readonly C[] {
  return candidates
    .filter(({ similarity }) => similarity >= least)
    .toSorted((a, b) => b.similarity - a.similarity || byName(b) - byName(a))
    .slice(0, MAX_CANDIDATES);
}

function ofKind<Kind extends OperationKind>(
  operations: readonly Operation[],
  kind: Kind,
): readonly OperationByKind[Kind][] {
  const isOfKind = (operation: Operation): operation is Operation & OperationByKind[Kind] => operation.kind === kind;
  return operations.filter(isOfKind);
}
