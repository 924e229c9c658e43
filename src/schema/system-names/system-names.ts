import { SYSTEM_RELATIONS } from './system-relations.js';
import { SYSTEM_ROUTINES } from './system-routines.js';
import { SYSTEM_TYPES } from './system-types.js';

/** What shares its names in a schema. */
export type NameSpace =
  | 'relation'
  | 'type'
  | 'routine'
  | 'operator'
  | 'collation'
  | 'operatorMethod'
  | 'conversion'
  | 'textSearch';

/**
 * Could pg_catalog have an object of this name? PostgreSQL looks there first, so that the bare name means that object.
 * One name too many costs nothing but a longer statement.
 */
export function isSystemName(space: NameSpace, name: string): boolean {
  switch (space) {
    case 'relation':
      return SYSTEM_RELATIONS.has(name);
    case 'type':
      // The tables of pg_catalog have row types, and all types have arrays.
      return /^_?pg_/.test(name) || SYSTEM_TYPES.has(name.replace(/^_/, ''));
    case 'routine':
      return name.startsWith('pg_') || SYSTEM_ROUTINES.has(name);
    case 'operator':
      return SYSTEM_OPERATORS.has(name);
    case 'collation':
      // initdb also takes over the locales of the operating system.
      return SYSTEM_COLLATIONS.has(name) || /-x-icu$|^[a-z]{2,3}(?:_[A-Z]{2})?(?:[.@].*)?$|^C\.|^pg_/.test(name);
    case 'operatorMethod':
      return name.endsWith('_ops');
    case 'conversion':
      return name.includes('_to_');
    case 'textSearch':
      return SYSTEM_TEXT_SEARCH.has(name) || name.endsWith('_stem');
  }
}

const SYSTEM_OPERATORS: ReadonlySet<string> = new Set(
  `
  !! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> << <<= <<| <= <>
  <@ <^ = > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ |>> || ||/ ~ ~* ~<=~ ~<~ ~= ~>=~ ~>~
  ~~ ~~*
`.match(/\S+/g),
);

const SYSTEM_COLLATIONS: ReadonlySet<string> = new Set(['C', 'POSIX', 'default', 'ucs_basic', 'unicode']);

const SYSTEM_TEXT_SEARCH: ReadonlySet<string> = new Set(
  `
  arabic armenian basque catalan danish default dutch english estonian finnish french german greek hindi hungarian
  indonesian irish ispell italian lithuanian nepali norwegian portuguese romanian russian serbian simple snowball
  spanish swedish synonym tamil thesaurus turkish yiddish
`.match(/\S+/g),
);
