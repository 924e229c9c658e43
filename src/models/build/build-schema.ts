import { duplicateName } from '../../errors/model-errors.js';
import type { DatabaseSchema, Schema } from '../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Declarations } from '../declarations.js';
import { rowValues } from '../rows/rows-value.js';
import { buildTables } from './build-tables.js';
import { building } from './building.js';
import { checkName } from './check-name.js';
import { checkReferences } from './check-references.js';
import { checkConvention } from './convention-name.js';
import { withDistributions } from './distribution-values.js';
import { enumValue } from './enum-value.js';
import { foldSerials } from './fold-serials.js';
import { describeSchema, NameRegister } from './name-register.js';
import { strictReferences } from './references.js';
import { standaloneSequence } from './standalone-sequence.js';
import { inheritNames, tableScope } from './table-scope.js';
import { compositeTypeValue, domainValue, rangeTypeValue } from './user-type-values.js';

export interface BuildOptions {
  /** The default schema by its name: what is declared in it by name counts as declared without one. */
  readonly defaultSchema?: string;
}

/** The declarations as schema values. Throws if they cannot be. */
export function buildSchema(declarations: Declarations, options: BuildOptions): DatabaseSchema {
  const home = homeOf(options);
  const own = declarations.tables.map((table) => tableScope(table, home(table.name)));
  const scopes = inheritNames(own, home);
  const register = new NameRegister();
  const types = typesOf(declarations, home);
  const sequences = parts('sequence', declarations.sequences, (declaration) =>
    standaloneSequence(declaration, { scopes, home }),
  );
  const collations = declarations.collations.map((collation) => ({ ...collation, ...home(collation) }));
  checkConvention(declarations.convention);
  refuseTwins([
    ...named('enum', types.enums),
    ...named('domain', types.domains),
    ...named('composite type', types.compositeTypes),
    ...named('range type', types.rangeTypes),
    ...named(
      'table',
      scopes.map(({ name }) => name),
    ),
  ]);
  refuseTwins(named('collation', collations));
  for (const sequence of sequences) {
    register.claimRelation(sequence, `sequence "${formatName(sequence)}"`);
  }
  const resolve = strictReferences({ scopes, home, defaultSchema: declarations.schema });
  const tables = buildTables(scopes, { register, convention: declarations.convention, resolve, home });
  checkReferences(tables);
  const folded = foldSerials(tables, sequences);
  const statistics = tables.flatMap((table) => table.statistics ?? []);
  const lying = [
    ...tables,
    ...statistics,
    ...Object.values(types).flat(),
    ...sequences,
    ...collations,
    ...declarations.objects,
  ];
  return {
    defaultSchema: declarations.schemas.find(({ name }) => name === options.defaultSchema) ?? null,
    schemas: schemasOf(declarations.schemas, lying, options),
    collations,
    ...types,
    ...folded,
    tables: withDistributions(folded.tables, declarations.distributions, { scopes, home }),
    objects: [],
    dependences: [],
    privileges: [],
    owners: [],
    rows: rowValues(declarations.rows, { tables, home }),
  };
}

function typesOf(
  { enums, domains, compositeTypes, rangeTypes }: Declarations,
  home: (name: QualifiedName) => QualifiedName,
): Pick<DatabaseSchema, 'enums' | 'domains' | 'compositeTypes' | 'rangeTypes'> {
  return {
    enums: parts('enum', enums, (each) => enumValue(each, home)),
    domains: parts('domain', domains, (each) => domainValue(each, home)),
    compositeTypes: parts('composite type', compositeTypes, (each) => compositeTypeValue(each, home)),
    rangeTypes: parts('range type', rangeTypes, (each) => rangeTypeValue(each, home)),
  };
}

function parts<Declaration extends NamedDeclaration, Value>(
  kind: NamedObject['kind'] | 'sequence',
  declarations: readonly Declaration[],
  toValue: (declaration: Declaration) => Value,
): readonly Value[] {
  return declarations.map((declaration) =>
    building(
      () => `${kind} "${formatName(declaration.name)}"`,
      () => toValue(declaration),
    ),
  );
}

interface NamedDeclaration {
  readonly name: QualifiedName;
}

function homeOf({ defaultSchema }: BuildOptions): (name: QualifiedName) => QualifiedName {
  return ({ schema, name }) => ({ schema: schema === defaultSchema ? null : schema, name });
}

// The row type of a table has the table's name, so no other type can have it too.
function refuseTwins(objects: readonly NamedObject[]): void {
  const seen = new Map<string, NamedObject['kind']>();
  for (const { kind, name } of objects) {
    const other = seen.get(nameKey(name));
    if (other !== undefined) {
      const what = other === kind ? `two ${kind}s` : `${article(other)} ${other} and ${article(kind)} ${kind}`;
      throw duplicateName(name.name, what, describeSchema(name.schema));
    }
    seen.set(nameKey(name), kind);
  }
}

function article(kind: NamedObject['kind']): string {
  return kind === 'enum' ? 'an' : 'a';
}

interface NamedObject {
  readonly kind: 'enum' | 'domain' | 'composite type' | 'range type' | 'table' | 'collation';
  readonly name: QualifiedName;
}

function named(kind: NamedObject['kind'], names: readonly QualifiedName[]): readonly NamedObject[] {
  return names.map((name) => ({ kind, name }));
}

// If a schema contains declared objects, it must exist, whether or not it is declared itself.
function schemasOf(
  declared: readonly Schema[],
  lying: readonly Pick<QualifiedName, 'schema'>[],
  { defaultSchema }: BuildOptions,
): readonly Schema[] {
  const schemas = new Map<string, Schema>();
  for (const schema of declared) {
    checkName(schema.name, 'a schema');
    if (schemas.has(schema.name)) {
      throw duplicateName(schema.name, 'two schemas', 'the database');
    }
    schemas.set(schema.name, schema);
  }
  for (const { schema } of lying) {
    if (schema !== null && schema !== 'pg_catalog' && !schemas.has(schema)) {
      checkName(schema, 'a schema');
      schemas.set(schema, { name: schema, comment: null });
    }
  }
  return [...schemas.values()].filter(({ name }) => name !== defaultSchema);
}
