import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { EnumType } from '../../schema/enum-type.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { Table } from '../../schema/table.js';
import { byOwner, type NameChanges, nameChanges } from './name-changes.js';
import { renameInTable } from './rename-in-table.js';
import { renamedComposite, renamedDomain, renamedRange } from './rename-in-types.js';
import { renamedDependence, renamedObject } from './rename-objects.js';
import { renamedOwnership, renamedPrivilege } from './rename-privileges.js';
import { hasRenames, type Renames } from './renames.js';

/**
 * The schema as PostgreSQL has it after the renames: every reference and every expression follows. Constraints,
 * indexes and owned sequences that are named after a table or a column keep their names, as in PostgreSQL. `other` is
 * the side that already has the new names, and shows how a renamed type is spelled.
 */
export function applyRenames(schema: DatabaseSchema, renames: Renames, other: DatabaseSchema): DatabaseSchema {
  if (!hasRenames(renames)) {
    return schema;
  }
  const changes = nameChanges(schema, renames, other);
  return {
    ...schema,
    enums: schema.enums.map((type) => renamedEnum(type, renames)),
    domains: schema.domains.map((domain) => renamedDomain(domain, renames, changes)),
    compositeTypes: schema.compositeTypes.map((type) => renamedComposite(type, renames, changes)),
    rangeTypes: schema.rangeTypes.map((type) => renamedRange(type, renames, changes)),
    sequences: schema.sequences.map((sequence) => renamedSequence(sequence, changes)),
    tables: schema.tables.map((table) => renamedTable(table, changes)),
    objects: schema.objects.map((object) => renamedObject(object, changes)),
    dependences: schema.dependences.map((dependence) => renamedDependence(dependence, changes)),
    privileges: schema.privileges.map((privilege) => renamedPrivilege(privilege, changes)),
    owners: schema.owners.map((ownership) => renamedOwnership(ownership, changes)),
  };
}

function renamedEnum(type: EnumType, { enums, enumValues }: Renames): EnumType {
  const to = enums.find(({ from }) => nameKey(from) === nameKey(type))?.to ?? type;
  const values = byOwner(enumValues).get(nameKey(to)) ?? new Map<string, string>();
  return { ...type, schema: to.schema, name: to.name, values: type.values.map((value) => values.get(value) ?? value) };
}

function renamedSequence(sequence: Sequence, changes: NameChanges): Sequence {
  if (sequence.ownedBy === null) {
    return sequence;
  }
  const owner = sequence.ownedBy.table;
  const table = changes.table(owner);
  const { schema } = changes.sequence({ schema: sequence.schema, name: sequence.name });
  return {
    ...sequence,
    schema,
    ...(schema === table.schema ? {} : { remainsWithout: owner }),
    ownedBy: { table, column: changes.column(table, sequence.ownedBy.column) },
  };
}

function renamedTable(table: Table, changes: NameChanges): Table {
  const { schema, name } = changes.table(table);
  const columns = table.columns.map((column) => renamedColumn({ schema, name }, column, changes));
  const { partitionBy, partitionOf, inherits } = table;
  const keys = partitionBy?.keys.map((key) => changes.expression({ schema, name }, key));
  const renamed = {
    ...table,
    schema,
    name,
    columns,
    ...(partitionBy && keys && { partitionBy: { ...partitionBy, keys } }),
    ...(partitionOf && { partitionOf: { ...partitionOf, parent: changes.table(partitionOf.parent) } }),
    ...(inherits && { inherits: inherits.map(changes.table) }),
  };
  return renameInTable(renamed, changes);
}

function renamedColumn(table: QualifiedName, column: Column, changes: NameChanges): Column {
  const { serverDefault, generated } = column;
  const follow = (sql: string) => changes.expression(table, sql);
  return {
    ...column,
    name: changes.column(table, column.name),
    type: changes.type(column.type),
    serverDefault: serverDefault === null ? null : follow(serverDefault),
    generated: generated === null ? null : { ...generated, expression: follow(generated.expression) },
  };
}
