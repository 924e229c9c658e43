// `npm run json-schema` writes json-schema.json, the JSON Schemas of what `--json` and `--events` print, from the types in
// src/commands/json. With --check it fails if the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'json-schema.json');
const OUTPUTS = join(ROOT, 'src/commands/json/json-outputs.ts');
const EVENT = join(ROOT, 'src/commands/json/json-event.ts');
const ERROR = join(ROOT, 'src/errors/error-data.ts');

/** Types that are described by hand: a list of all codes would change with each new one. */
const BY_HAND = { ErrorCode: { type: 'string' } };

const PRIMITIVES = [
  [ts.TypeFlags.Unknown, {}],
  [ts.TypeFlags.Null, { type: 'null' }],
  [ts.TypeFlags.BooleanLike, { type: 'boolean' }],
];

const OPTIONS = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};
const program = ts.createProgram([OUTPUTS, EVENT, ERROR], OPTIONS, typesOnlyHost());
const checker = program.getTypeChecker();
/** The type of each definition, by its name: two types with one name would be one definition. */
const named = new Map();
const definitions = new Map();

const commands = Object.fromEntries(
  checker
    .getPropertiesOfType(typeIn(OUTPUTS, 'JsonOutputs'))
    .map((property) => [property.name, propertySchema(property)]),
);
const error = schemaOf(typeIn(ERROR, 'ErrorOutput'));
const event = schemaOf(typeIn(EVENT, 'JsonEvent'));
const text = layOut({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What the commands of limbeck print as JSON',
  description:
    'Each command has a definition with its name, for --json. `error` is what --json prints if a command fails, and `event` a line of --events.',
  $defs: {
    ...commands,
    error,
    event,
    ...Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  },
});

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(
    'json-schema.json does not describe the types of src/commands/json. Write it again: npm run json-schema',
  );
  process.exit(1);
}

/** A line for each definition: small, and a change shows in a diff. */
function layOut({ $defs, ...head }) {
  const lines = Object.entries($defs).map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`);
  return `${JSON.stringify(head).slice(0, -1)},"$defs":{\n${lines.join(',\n')}\n}}\n`;
}

/** Reads a tenth of the files: those from which types are imported. No type of a package is JSON. */
function typesOnlyHost() {
  const host = ts.createCompilerHost(OPTIONS);
  host.resolveModuleNameLiterals = (literals, path) =>
    literals.map((literal) => {
      const isWanted = literal.text.startsWith('.') && importsTypes(literal.parent);
      return isWanted ? ts.resolveModuleName(literal.text, path, OPTIONS, host) : { resolvedModule: undefined };
    });
  return host;
}

function importsTypes({ importClause, exportClause, isTypeOnly }) {
  if (importClause === undefined) return exportClause !== undefined || isTypeOnly === true;
  const { namedBindings } = importClause;
  return importClause.isTypeOnly || (namedBindings?.elements ?? []).some((element) => element.isTypeOnly);
}

function typeIn(path, name) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(path));
  const symbol = checker.getExportsOfModule(module).find((exported) => exported.name === name);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** A reference, if the type has a name. */
function schemaOf(type) {
  const name = nameOf(type);
  if (name === null) return describe(type);
  if (!named.has(name)) {
    named.set(name, type);
    const symbol = type.aliasSymbol ?? type.symbol;
    definitions.set(name, { ...descriptionOf(symbol), ...describe(type) });
  }
  if (named.get(name) !== type) throw new Error(`Two types are called ${name}. Rename one of them.`);
  return { $ref: `#/$defs/${name}` };
}

function nameOf(type) {
  if (type.aliasSymbol !== undefined)
    return (type.aliasTypeArguments ?? []).length === 0 ? type.aliasSymbol.name : null;
  const isInterface = (type.symbol?.flags & ts.SymbolFlags.Interface) !== 0;
  if (!isInterface || type.symbol === undefined || checker.isArrayType(type)) return null;
  return (checker.getTypeArguments(type) ?? []).length === 0 ? type.symbol.name : null;
}

function describe(type) {
  const known = PRIMITIVES.find(([flag]) => type.flags & flag);
  if (known !== undefined) return known[1];
  if (type.isUnion()) return unionSchema(type);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Object || type.isIntersection()) return objectSchema(type);
  throw new Error(`${checker.typeToString(type)} can't be JSON.`);
}

/** Sorted, because the compiler's order depends on what it has read before. */
function unionSchema(type) {
  const members = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  const values = members.filter((member) => member.isStringLiteral() || member.isNumberLiteral());
  const others = members.filter((member) => !values.includes(member));
  const isNull = others.some(({ flags }) => flags & ts.TypeFlags.Null);
  const schemas = [
    ...(values.length === 0
      ? []
      : [{ enum: [...values.map(({ value }) => value).toSorted(), ...(isNull ? [null] : [])] }]),
    ...others.filter(({ flags }) => values.length === 0 || !(flags & ts.TypeFlags.Null)).map(schemaOf),
  ];
  const texts = [...new Set(schemas.map((schema) => JSON.stringify(schema)))].toSorted();
  const different = texts.map((schema) => JSON.parse(schema));
  if (different.length === 1) return different[0];
  const types = different.map(({ type, ...rest }) => (Object.keys(rest).length === 0 ? type : undefined));
  return types.every((each) => each !== undefined) ? { type: types } : { anyOf: different };
}

function objectSchema(type) {
  if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
  const text = checker.typeToString(type);
  if (
    type.getCallSignatures().length > 0 ||
    /^(?:Readonly)?(?:Map|Set)<|^Date$/.test(text) ||
    checker.isTupleType(type)
  ) {
    throw new Error(`${text} can't be JSON.`);
  }
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  const properties = checker.getPropertiesOfType(type);
  const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return {
    type: 'object',
    ...(properties.length === 0
      ? {}
      : { properties: Object.fromEntries(properties.map((each) => [each.name, propertySchema(each)])) }),
    ...(required.length === 0 ? {} : { required }),
    ...(index === undefined ? {} : { additionalProperties: schemaOf(index.type) }),
  };
}

function propertySchema(property) {
  const byHand = BY_HAND[property.valueDeclaration?.type?.getText()];
  const schema = byHand ?? schemaOf(withoutUndefined(property, checker.getTypeOfSymbol(property)));
  return { ...descriptionOf(property), ...schema };
}

/** `name?: Name | undefined` has lost the name of its type. */
function withoutUndefined(property, type) {
  if (!(property.flags & ts.SymbolFlags.Optional) || !type.isUnion()) return type;
  const members = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  return members.length === 1 ? members[0] : type;
}

function descriptionOf(symbol) {
  const text = ts
    .displayPartsToString(symbol?.getDocumentationComment(checker) ?? [])
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? {} : { description: text };
}
