import { type BuiltinTypeCall, parseBuiltinType } from '../../schema/builtin-types.js';
import { dottedName, type QualifiedName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import { call, chain, imported, link, literalDoc, optionalString, options, string } from './build-doc.js';
import type { Doc } from './doc.js';
import { type RenderContext, renderOwn } from './render-context.js';

/** The column builder for this type: `varchar(255)`, `enumType('mood').array()`. */
export function renderType(type: ColumnType, context: RenderContext): Doc {
  return renderOwn({ kind: 'type', object: type }, context, () =>
    chain(scalarType(type, context), type.array ? [link('array')] : []),
  );
}

function scalarType(type: ColumnType, context: RenderContext): Doc {
  const { userType } = type;
  if (userType !== null) {
    const constant = context.typeConstant?.(userType) ?? null;
    if (constant !== null) return call(constant, []);
    return context.isEnum(userType) ? enumType(userType) : imported('type', [string(type.sql)]);
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
    parameters.map((parameter) => (typeof parameter === 'number' ? literalDoc(parameter) : string(parameter))),
  );
}

/** The builder with its collation: `text().collate('C')`. */
export function renderCollatedType(type: ColumnType, collation: QualifiedName | null, context: RenderContext): Doc {
  const links = collation === null ? [] : [link('collate', [nameDoc(collation)])];
  return withLinks(renderType(type, context), links);
}

export function withLinks(doc: Doc, links: readonly Doc[]): Doc {
  return doc.form === 'chain' ? chain(doc.head, [...doc.links, ...links]) : chain(doc, links);
}

/** A name that may include its schema: `app.german`. */
export function nameDoc(name: QualifiedName): Doc {
  return string(dottedName(name));
}
