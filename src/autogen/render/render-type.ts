import { type BuiltinTypeCall, parseBuiltinType } from '../../schema/builtin-types.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import { chain, imported, link, optionalString, options, string, text } from './build-doc.js';
import type { Doc } from './doc.js';

/** The column builder that says this type: `varchar(255)`, `enumType('mood').array()`. */
export function renderType(type: ColumnType, isEnum: IsEnum): Doc {
  return chain(scalarType(type, isEnum), type.array ? [link('array')] : []);
}

/** Whether a type made by a user is an enum; any other one is rendered as SQL. */
export type IsEnum = (name: QualifiedName) => boolean;

function scalarType(type: ColumnType, isEnum: IsEnum): Doc {
  const { userType } = type;
  if (userType !== null) {
    return isEnum(userType) ? enumType(userType) : imported('type', [string(type.sql)]);
  }
  const builtin = parseBuiltinType(type.sql);
  return builtin === null ? imported('type', [string(type.sql)]) : builtinType(builtin);
}

function enumType({ schema, name }: QualifiedName): Doc {
  return imported('enumType', [string(name), ...options([['schema', optionalString(schema)]])]);
}

function builtinType({ builder, parameters }: BuiltinTypeCall): Doc {
  return imported(
    builder,
    parameters.map((parameter) => (typeof parameter === 'number' ? text(String(parameter)) : string(parameter))),
  );
}

/** The builder with its collation: `text().collate('C')`. */
export function renderCollatedType(type: ColumnType, collation: QualifiedName | null, isEnum: IsEnum): Doc {
  const links = collation === null ? [] : [link('collate', [dottedName(collation)])];
  return withLinks(renderType(type, isEnum), links);
}

export function withLinks(doc: Doc, links: readonly Doc[]): Doc {
  return doc.form === 'chain' ? chain(doc.head, [...doc.links, ...links]) : chain(doc, links);
}

/** A name that may carry its schema: `app.german`. */
export function dottedName({ schema, name }: QualifiedName): Doc {
  return string(schema === null ? name : `${schema}.${name}`);
}
