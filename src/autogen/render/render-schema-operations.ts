import type { CreateCollation, DropCollation } from '../../operations/collation-operations.js';
import type { CommentTarget, SetComment } from '../../operations/comment-operations.js';
import type { Execute } from '../../operations/execute-operation.js';
import type { CreateSchema, DropSchema } from '../../operations/schema-operations.js';
import { array, docOrNull, object, optionalString, optionalTrue, sqlTag, string } from './build-doc.js';
import { directive, dropEntries, named, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';
import { collationEntries } from './option-entries.js';
import { renderValue } from './render-value.js';

export function renderCreateSchema({ schema, ifNotExists }: CreateSchema): Doc {
  return directive(
    'createSchema',
    [string(schema.name)],
    [
      ['comment', optionalString(schema.comment)],
      ['ifNotExists', optionalTrue(ifNotExists)],
    ],
  );
}

export function renderDropSchema({ name, ...options }: DropSchema): Doc {
  return directive('dropSchema', [string(name)], dropEntries(options));
}

export function renderCreateCollation({ collation }: CreateCollation): Doc {
  return directive('createCollation', [
    string(collation.name),
    object([...collationEntries(collation), schemaEntry(collation)]),
  ]);
}

export function renderDropCollation({ collation, ifExists }: DropCollation): Doc {
  return named('dropCollation', collation)([], [['ifExists', optionalTrue(ifExists)]]);
}

export function renderSetComment({ target, comment }: SetComment): Doc {
  const value = docOrNull(optionalString(comment.to));
  const first = string(target.on);
  switch (target.on) {
    case 'schema':
      return directive('setComment', [first, string(target.name), value]);
    case 'constraint':
    case 'index':
      return directive('setComment', [first, string(target.name), value], tableEntries(target));
    case 'domainConstraint':
    case 'attribute':
      return directive('setComment', [first, string(target.name), value], typeEntries(target));
    case 'table':
    case 'type':
    case 'sequence':
    case 'collation':
    case 'statistics':
      return directive('setComment', [first, string(target.name.name), value], [schemaEntry(target.name)]);
  }
}

function tableEntries({ table }: Extract<CommentTarget, { readonly table: unknown }>) {
  return [['table', string(table.name)], schemaEntry(table)] as const;
}

function typeEntries({ type }: Extract<CommentTarget, { readonly type: unknown }>) {
  return [['type', string(type.name)], schemaEntry(type)] as const;
}

export function renderExecute({ sql, parameters }: Execute): Doc {
  const given = parameters === undefined || parameters.length === 0 ? [] : [array(parameters.map(renderValue))];
  // A template keeps the lines of the SQL as they are.
  return directive('execute', [sql.includes('\n') ? sqlTag(sql) : string(sql), ...given]);
}
