import type { QualifiedName } from '../../schema/names.js';
import { type CatalogRow, catalogReader } from './catalog-reader.js';
import { notOfExtension, schemaName } from './scope.js';

export interface RangeTypeRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
  readonly subtype: string;
  /** Null if it is the subtype's own. */
  readonly opclass: QualifiedName | null;
  /** 0 if it is the subtype's own. */
  readonly collation: string;
  readonly canonical: QualifiedName | null;
  readonly subtypeDiff: QualifiedName | null;
  readonly multirange: QualifiedName;
}

type Part = 'opclass' | 'canonical' | 'subtypeDiff';

// A schema that the name alone finds is left out.
const functionSchema = (namespace: string, oid: string) =>
  `CASE WHEN NOT pg_function_is_visible(${oid}) THEN ${schemaName(namespace)} END`;

export const RANGE_TYPES = catalogReader({
  fields: {
    oid: 't.oid',
    schema: 's.name',
    name: 't.typname',
    subtype: 'r.rngsubtype',
    opclass: 'CASE WHEN NOT o.opcdefault THEN o.opcname END',
    opclassSchema: `CASE WHEN NOT pg_opclass_is_visible(o.oid) THEN ${schemaName('n')} END`,
    collation: 'CASE WHEN r.rngcollation <> b.typcollation THEN r.rngcollation ELSE 0 END',
    canonical: 'fc.proname',
    canonicalSchema: functionSchema('nc', 'fc.oid'),
    subtypeDiff: 'fd.proname',
    subtypeDiffSchema: functionSchema('nd', 'fd.oid'),
    multirange: 'm.typname',
    multirangeSchema: schemaName('nm'),
  },
  from: `scope AS s
    JOIN pg_type AS t ON t.typnamespace = s.oid AND t.typtype = 'r'
    JOIN pg_range AS r ON r.rngtypid = t.oid
    JOIN pg_type AS b ON b.oid = r.rngsubtype
    JOIN pg_type AS m ON m.oid = r.rngmultitypid
    JOIN pg_namespace AS nm ON nm.oid = m.typnamespace
    JOIN pg_opclass AS o ON o.oid = r.rngsubopc
    JOIN pg_namespace AS n ON n.oid = o.opcnamespace
    LEFT JOIN pg_proc AS fc ON fc.oid = r.rngcanonical
    LEFT JOIN pg_namespace AS nc ON nc.oid = fc.pronamespace
    LEFT JOIN pg_proc AS fd ON fd.oid = r.rngsubdiff
    LEFT JOIN pg_namespace AS nd ON nd.oid = fd.pronamespace
   WHERE ${notOfExtension('t')}`,
  toRow: (row): RangeTypeRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    subtype: row.text('subtype'),
    opclass: toName(row, 'opclass'),
    collation: row.text('collation'),
    canonical: toName(row, 'canonical'),
    subtypeDiff: toName(row, 'subtypeDiff'),
    multirange: { schema: row.textOrNull('multirangeSchema'), name: row.text('multirange') },
  }),
});

function toName(row: CatalogRow<Part | `${Part}Schema`>, part: Part): QualifiedName | null {
  const name = row.textOrNull(part);
  return name === null ? null : { schema: row.textOrNull(`${part}Schema`), name };
}
