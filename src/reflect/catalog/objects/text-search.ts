import { accessSql, type ObjectSource, qualifiedName, routineName, schemaPrefix } from './object-source.js';

const routine = (word: string, column: string) => `'${word} = ' || ${routineName(`x.${column}`)}`;

const made = (words: string, name: string, options: readonly string[]) =>
  `concat('CREATE TEXT SEARCH ${words} ', ${qualifiedName(name)}, E' (\\n  ', concat_ws(E',\\n  ', ${options.join(', ')}), E'\\n)')`;

export const TEXT_SEARCH_PARSERS: ObjectSource<'textSearchParser'> = {
  kind: 'textSearchParser',
  catalog: 'pg_ts_parser',
  namespace: 'prsnamespace',
  name: 'x.prsname',
  definition: made('PARSER', 'x.prsname', [
    routine('START', 'prsstart'),
    routine('GETTOKEN', 'prstoken'),
    routine('END', 'prsend'),
    routine('HEADLINE', 'prsheadline'),
    routine('LEXTYPES', 'prslextype'),
  ]),
};

export const TEXT_SEARCH_TEMPLATES: ObjectSource<'textSearchTemplate'> = {
  kind: 'textSearchTemplate',
  catalog: 'pg_ts_template',
  namespace: 'tmplnamespace',
  name: 'x.tmplname',
  definition: made('TEMPLATE', 'x.tmplname', [routine('INIT', 'tmplinit'), routine('LEXIZE', 'tmpllexize')]),
};

const named = (catalog: string, prefix: string, id: string) =>
  `(SELECT concat(CASE WHEN NOT ${catalog}_is_visible(t.oid) THEN quote_ident(n.nspname) || '.' END, quote_ident(t.${prefix}name))
      FROM ${catalog} AS t JOIN pg_namespace AS n ON n.oid = t.${prefix}namespace WHERE t.oid = ${id})`;

export const TEXT_SEARCH_DICTIONARIES: ObjectSource<'textSearchDictionary'> = {
  kind: 'textSearchDictionary',
  catalog: 'pg_ts_dict',
  namespace: 'dictnamespace',
  name: 'x.dictname',
  definition: made('DICTIONARY', 'x.dictname', [
    `'TEMPLATE = ' || ${named('pg_ts_template', 'tmpl', 'x.dicttemplate')}`,
    'x.dictinitoption',
  ]),
  frame: `ARRAY[${named('pg_ts_template', 'tmpl', 'x.dicttemplate')}]`,
  restored: accessSql({
    words: 'TEXT SEARCH DICTIONARY',
    address: `concat(${schemaPrefix('pg_ts_dict_is_visible(x.oid)')}, quote_ident(x.dictname))`,
    owner: 'x.dictowner',
    acl: 'NULL::aclitem[]',
  }),
};

/** The words of a mapping, and what they are looked up in, in order; one row for each list of dictionaries. */
const MAPPINGS = `SELECT string_agg(quote_ident(tokens.alias), ', ' ORDER BY tokens.alias) AS words, m.dictionaries
  FROM (SELECT maptokentype, string_agg(${named('pg_ts_dict', 'dict', 'c.mapdict')}, ', ' ORDER BY mapseqno) AS dictionaries
          FROM pg_ts_config_map AS c WHERE c.mapcfg = x.oid GROUP BY maptokentype) AS m
  JOIN ts_token_type(x.cfgparser) AS tokens ON tokens.tokid = m.maptokentype
 GROUP BY m.dictionaries`;

const CONFIGURATION = `concat(${schemaPrefix('pg_ts_config_is_visible(x.oid)')}, quote_ident(x.cfgname))`;
const alter = `concat('ALTER TEXT SEARCH CONFIGURATION ', ${CONFIGURATION})`;

export const TEXT_SEARCH_CONFIGURATIONS: ObjectSource<'textSearchConfiguration'> = {
  kind: 'textSearchConfiguration',
  catalog: 'pg_ts_config',
  namespace: 'cfgnamespace',
  name: 'x.cfgname',
  definition: `concat('CREATE TEXT SEARCH CONFIGURATION ', ${qualifiedName('x.cfgname')},
    ' (PARSER = ', ${named('pg_ts_parser', 'prs', 'x.cfgparser')}, ')')`,
  additions: `ARRAY(SELECT unnest(ARRAY[concat(${alter}, ' ADD MAPPING FOR ', words, ' WITH ', dictionaries),
      concat(${alter}, ' DROP MAPPING FOR ', words)]) FROM (${MAPPINGS} ORDER BY 1) AS mappings)`,
  restored: accessSql({
    words: 'TEXT SEARCH CONFIGURATION',
    address: CONFIGURATION,
    owner: 'x.cfgowner',
    acl: 'NULL::aclitem[]',
  }),
};
