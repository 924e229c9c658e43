import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { Dependence } from '../../schema/defined-object.js';
import { type Key, objectKey, partKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import { sameValue } from '../../util/same-value.js';
import type { Sides } from '../scope/sides.js';
import { mentionsType } from '../sql-text.js';

/**
 * Models don't declare dependencies. If types change, the defaults and the domains whose texts mention a type must be ordered
 * around the change like those of a database, where PostgreSQL tracks them.
 */
export function withDependencesOfTexts({ declared, reflected }: Sides): Sides {
  const typesStay = TYPES.every((list) => sameValue(declared[list], reflected[list]));
  const complete = (side: DatabaseSchema): DatabaseSchema =>
    typesStay || side.dependences.length > 0 ? side : { ...side, dependences: dependencesOfTexts(side) };
  return { declared: complete(declared), reflected: complete(reflected) };
}

const TYPES = ['enums', 'domains', 'compositeTypes', 'rangeTypes'] as const;

function dependencesOfTexts(schema: DatabaseSchema): readonly Dependence[] {
  const types = TYPES.flatMap((list): readonly QualifiedName[] => schema[list]);
  return types.length === 0
    ? []
    : textsIn(schema).flatMap(([dependent, sql]) =>
        types
          .filter(({ name }) => mentionsType(sql, name))
          .map((type) => ({ dependent, on: objectKey('type', type) }))
          .filter(({ on }) => on !== dependent),
      );
}

function textsIn({ tables, domains }: DatabaseSchema): readonly (readonly [Key, string])[] {
  return [
    ...tables.flatMap((table) =>
      table.columns.flatMap(({ name, serverDefault, generated }) => {
        const text = serverDefault ?? generated?.expression;
        return text === undefined ? [] : [[partKey('default', table, name), text] as const];
      }),
    ),
    ...domains.flatMap((domain) =>
      [domain.serverDefault ?? '', ...domain.checks.map(({ expression }) => expression)].map(
        (text) => [objectKey('type', domain), text] as const,
      ),
    ),
  ];
}
