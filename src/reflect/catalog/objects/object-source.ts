import type { DefinedKind } from '../../../schema/defined-kinds.js';
import { notOfExtension } from '../scope.js';

/** How one kind of object is read. All is SQL; `x` is the row of the catalog, `s` that of its schema in the scope. */
export interface ObjectSource<Kind extends DefinedKind = DefinedKind> {
  readonly kind: Kind;
  readonly catalog: string;
  /** What is read in the place of the catalog. */
  readonly rows?: string;
  /** Whether any exists, if that can't be read from the catalog itself. */
  readonly present?: string;
  /** The column of the catalog that contains the schema. */
  readonly namespace?: string;
  /** What is joined to the catalog in addition to its schema. For objects on a table, the table is called `r`. */
  readonly joins?: string;
  /** Of `x` alone. */
  readonly where?: string;
  readonly name: string;
  readonly signature?: string;
  readonly table?: string;
  /** The CREATE statement. */
  readonly definition: string;
  /** See DefinedObject; an array of texts. */
  readonly frame?: string;
  /** See DefinedObject. */
  readonly alteration?: string;
  /** Pairs of statements one after the other: what sets an addition, what takes it away. */
  readonly additions?: string;
  /** The same of what the definition says too. */
  readonly parts?: string;
  readonly restored?: string;
  /** See DefinedObject. */
  readonly version?: string;
  /** See DefinedObject: a condition. */
  readonly isParsed?: string;
}

/** Whether any exists, regardless of the owner. */
export function isPresentSql({ present, catalog, rows = catalog, where = 'true' }: ObjectSource): string {
  return present ?? `EXISTS (SELECT FROM ${rows} AS x WHERE x.oid >= 16384 AND ${where})`;
}

/** What one source reads, as a SELECT; all of them have the same columns. */
export function objectSql(source: ObjectSource): string {
  const { kind, catalog, namespace, joins = '', where = 'true', isParsed = 'false' } = source;
  const none = "'{}'::text[]";
  const scope = namespace === undefined ? '' : `JOIN scope AS s ON s.oid = x.${namespace}`;
  const hasSchema = namespace !== undefined || source.table !== undefined;
  return `SELECT '${kind}', ${hasSchema ? 's.name' : 'NULL'}, (${source.name})::text,
      ${source.signature ?? 'NULL'}, ${source.table ?? 'NULL'}, ${source.definition},
      ${source.frame ?? 'NULL::text[]'}, ${source.additions ?? none}, ${source.restored ?? none},
      obj_description(x.oid, '${catalog}'), ${source.alteration ?? 'NULL'}, ${source.version ?? 'NULL'}, ${source.parts ?? none},
      ${isParsed}
    FROM ${source.rows ?? catalog} AS x ${scope} ${joins}
   WHERE ${where} AND ${notOfExtension('x')}`;
}

/** The table that an object is on. If the table belongs to an extension, so does the object, and it isn't read. */
export function joinTable(id: string): Required<Pick<ObjectSource, 'joins' | 'table'>> {
  return {
    joins: `JOIN pg_class AS r ON r.oid = ${id} AND ${notOfExtension('r')} JOIN scope AS s ON s.oid = r.relnamespace`,
    table: 'r.relname::text',
  };
}

// What pg_get_…def() prints without a schema is in the schema that is not named.
export function qualifiedName(name: string): string {
  return `concat_ws('.', quote_ident(s.name), quote_ident(${name}))`;
}

/**
 * The schema of `x` and a dot, or nothing if the bare name means `x`. pg_catalog hides an object of the default schema
 * that has the name of a built-in object.
 *
 * @param isVisible SQL, a call of pg_…_is_visible()
 */
export function schemaPrefix(isVisible: string): string {
  return `CASE WHEN s.name IS NOT NULL OR NOT ${isVisible} THEN quote_ident(coalesce(s.name, $2)) || '.' END`;
}

/**
 * The name of a routine in a place that takes no arguments; null if there is no routine. regproc adds the schema as
 * soon as another routine has the name, although PostgreSQL tells them apart by the arguments that the place gives.
 *
 * @param id SQL, an oid
 */
export function routineName(id: string): string {
  return `(SELECT concat(CASE WHEN NOT pg_function_is_visible(f.oid) THEN quote_ident(h.nspname) || '.' END, quote_ident(f.proname))
    FROM pg_proc AS f JOIN pg_namespace AS h ON h.oid = f.pronamespace WHERE f.oid = ${id})`;
}

/** The table that an object is on. */
export const TABLE_NAME = `concat(${schemaPrefix('pg_table_is_visible(r.oid)')}, quote_ident(r.relname))`;

interface Access {
  /** In GRANT. */
  readonly words: string;
  /** In ALTER … OWNER TO, if the word is different there. */
  readonly ownerWords?: string;
  readonly address: string;
  readonly owner: string;
  readonly acl: string;
}

/** The statements that give an object the owner and the privileges that it has. */
export function accessSql({ words, ownerWords = words, address, owner, acl }: Access): string {
  return `ARRAY(SELECT format('ALTER ${ownerWords} %s OWNER TO %I', ${address}, o.rolname)
        FROM pg_roles AS o WHERE o.oid = ${owner} AND o.rolname <> current_user)
    || CASE WHEN ${acl} IS NULL OR EXISTS (SELECT FROM aclexplode(${acl}) WHERE grantee = 0) THEN '{}'::text[]
            ELSE ARRAY[format('REVOKE ALL ON ${words} %s FROM PUBLIC', ${address})] END
    || ${grantsSql({ words, address, owner, acl })}`;
}

function grantsSql({ words, address, owner, acl }: Access): string {
  return `ARRAY(SELECT format('GRANT %s ON ${words} %s TO %s%s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type),
          ${address}, coalesce(quote_ident(g.rolname), 'PUBLIC'), CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM aclexplode(${acl}) AS a LEFT JOIN pg_roles AS g ON g.oid = a.grantee
       WHERE a.grantee <> ${owner}
       GROUP BY g.rolname, a.is_grantable ORDER BY g.rolname, a.is_grantable)`;
}
