import { attributeOptions, hasAttributeOptions } from './attribute-options.js';
import { type CatalogRow, catalogReader } from './catalog-reader.js';
import { hasStatisticsTarget } from './scope.js';

export interface ColumnRow {
  readonly table: string;
  readonly position: number;
  readonly name: string;
  readonly type: string;
  readonly modifier: number;
  readonly notNull: boolean;
  /** The default or the generation expression. */
  readonly expression: string | null;
  readonly rare: RareProperties;
}

/** What few columns have; each is empty for the others. */
export interface RareProperties {
  /** Set if it is not the type's own. */
  readonly collation: string;
  /** `a` for ALWAYS, `d` for BY DEFAULT. */
  readonly identity: string;
  /** `s` for STORED, `v` for VIRTUAL. */
  readonly generated: string;
  /** `p` for PLAIN, `e`, `m` or `x`, if it is not the type's own. */
  readonly storage: string;
  /** `p` for pglz, `l` for lz4. */
  readonly compression: string;
  readonly statistics: string;
  /** `name=value` lines. */
  readonly options: string;
  /** Some parent has it, and the table itself was not said to have it. */
  readonly inherited: boolean;
  /** There are privileges on it. */
  readonly granted: boolean;
}

const NOTHING_RARE: RareProperties = {
  collation: '',
  identity: '',
  generated: '',
  storage: '',
  compression: '',
  statistics: '',
  options: '',
  inherited: false,
  granted: false,
};

/** @param version as server_version_num says it */
export function columnsReader(version: number) {
  return catalogReader({
    fields: {
      table: 'a.attrelid',
      position: 'a.attnum',
      name: 'a.attname',
      type: 'a.atttypid',
      modifier: 'a.atttypmod',
      notNull: 'a.attnotnull',
      // A default mentions no column, and without its table it is printed without opening and locking that.
      expression: "pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE a.attrelid END, true)",
      rare: rareSql(version),
    },
    from: `tables AS r
      JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type AS t ON t.oid = a.atttypid
      LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum`,
    toRow: (row): ColumnRow => ({
      table: row.text('table'),
      position: row.integer('position'),
      name: row.text('name'),
      type: row.text('type'),
      modifier: row.integer('modifier'),
      notNull: row.flag('notNull'),
      expression: row.textOrNull('expression'),
      rare: toRareProperties(row),
    }),
  });
}

// One field for all of them: of most columns there is only a null to write, to send and to read.
function rareSql(version: number): string {
  const differs = {
    collation: 'a.attcollation <> t.typcollation',
    storage: 'a.attstorage <> t.typstorage',
    compression: "a.attcompression <> ''",
    options: hasAttributeOptions('a'),
    statistics: hasStatisticsTarget('a', version),
    inherited: 'NOT a.attislocal',
    granted: 'a.attacl IS NOT NULL',
  };
  const own = (condition: string, value: string) => `CASE WHEN ${condition} THEN ${value}::text ELSE '' END`;
  return `CASE WHEN a.attidentity <> '' OR a.attgenerated <> '' OR ${Object.values(differs).join(' OR ')}
    THEN ARRAY[${own(differs.collation, 'a.attcollation')}, a.attidentity::text, a.attgenerated::text,
               ${own(differs.storage, 'a.attstorage')}, a.attcompression::text,
               ${own(differs.statistics, 'a.attstattarget')},
               array_to_string(${attributeOptions('a')}, chr(10)), (NOT a.attislocal)::text, (a.attacl IS NOT NULL)::text] END`;
}

function toRareProperties(row: CatalogRow<'rare'>): RareProperties {
  const values = row.textsOrNull('rare');
  if (values === null) {
    return NOTHING_RARE;
  }
  const [collation = '', identity = '', generated = '', storage = '', ...rest] = values;
  const [compression = '', statistics = '', options = '', inherited, granted] = rest;
  const lists = { collation, identity, generated, storage, compression, statistics, options };
  return { ...lists, inherited: inherited === 'true', granted: granted === 'true' };
}
