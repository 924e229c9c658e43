import { attributeOptions, hasAttributeOptions } from '../catalog/attribute-options.js';

/**
 * The lines of a fingerprint: each is a row of a catalog, without the columns that hold OIDs, places on disk, counts, or
 * the past, and with texts that say the same. A column that a later version of PostgreSQL adds is part of it.
 */
export interface Lines {
  readonly catalog: string;
  /** What follows FROM, the catalog first. `k` is a relation, type, or routine of the schema. */
  readonly from: string;
  /** The alias of the catalog. */
  readonly row: string;
  readonly without: readonly string[];
  /** By name: SQL for a text, printed for the schema. */
  readonly texts: Readonly<Record<string, string>>;
}

function columnLines(): Lines {
  return {
    catalog: 'column',
    from: 'pg_attribute AS a LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = k.oid AND a.attnum > 0 AND NOT a.attisdropped',
    row: 'a',
    without: [
      'attrelid',
      'attnum',
      'atttypid',
      'attcollation',
      'attcacheoff',
      'atthasmissing',
      'attmissingval',
      'attacl',
      'attoptions',
    ],
    texts: {
      of: 'k.oid::regclass',
      place:
        '(SELECT count(*) FROM pg_attribute AS b WHERE b.attrelid = k.oid AND b.attnum BETWEEN 1 AND a.attnum AND NOT b.attisdropped)',
      type: 'format_type(a.atttypid, a.atttypmod)',
      collation: 'a.attcollation::regcollation',
      options: `CASE WHEN ${hasAttributeOptions('a')} THEN ${attributeOptions('a')} END`,
      expression: 'pg_get_expr(d.adbin, d.adrelid, true)',
    },
  };
}

export const RELATIONS: readonly Lines[] = [
  {
    catalog: 'relation',
    from: `pg_class AS c LEFT JOIN pg_am AS m ON m.oid = c.relam LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
           WHERE c.oid = k.oid`,
    row: 'c',
    without: [
      ...[
        'oid',
        'relnamespace',
        'reltype',
        'reloftype',
        'relowner',
        'relam',
        'relfilenode',
        'reltablespace',
        'relpages',
      ],
      ...['reltuples', 'relallvisible', 'relallfrozen', 'reltoastrelid', 'relhasindex', 'relnatts', 'relhasrules'],
      ...['relhastriggers', 'relhassubclass', 'relrewrite', 'relfrozenxid', 'relminmxid', 'relacl', 'relpartbound'],
    ],
    texts: {
      ofType: 'c.reloftype::regtype',
      method: 'm.amname',
      tablespace: 's.spcname',
      toast: '(SELECT o.reloptions FROM pg_class AS o WHERE o.oid = c.reltoastrelid)',
      bound: 'pg_get_expr(c.relpartbound, c.oid, true)',
      partitions: "CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END",
    },
  },
  columnLines(),
  {
    catalog: 'constraint',
    from: 'pg_constraint AS x WHERE x.conrelid = k.oid',
    row: 'x',
    without: [
      ...['oid', 'connamespace', 'conrelid', 'contypid', 'conindid', 'conparentid', 'confrelid', 'conkey', 'confkey'],
      ...['conpfeqop', 'conppeqop', 'conffeqop', 'confdelsetcols', 'conexclop', 'conbin'],
    ],
    texts: {
      of: 'k.oid::regclass',
      index: 'nullif(x.conindid, 0)::regclass',
      parent: '(SELECT y.conname FROM pg_constraint AS y WHERE y.oid = x.conparentid)',
      definition: 'pg_get_constraintdef(x.oid, true)',
    },
  },
  {
    catalog: 'index',
    from: 'pg_index AS x WHERE x.indrelid = k.oid',
    row: 'x',
    without: ['indexrelid', 'indrelid', 'indkey', 'indcollation', 'indclass', 'indexprs', 'indpred', 'indcheckxmin'],
    texts: { index: 'x.indexrelid::regclass', definition: 'pg_get_indexdef(x.indexrelid, 0, true)' },
  },
  {
    catalog: 'trigger',
    from: 'pg_trigger AS x WHERE x.tgrelid = k.oid AND NOT x.tgisinternal',
    row: 'x',
    without: [
      ...[
        'oid',
        'tgrelid',
        'tgparentid',
        'tgfoid',
        'tgconstrrelid',
        'tgconstrindid',
        'tgconstraint',
        'tgattr',
        'tgqual',
      ],
    ],
    texts: { definition: 'pg_get_triggerdef(x.oid, true)' },
  },
  {
    catalog: 'rule',
    from: 'pg_rewrite AS x WHERE x.ev_class = k.oid',
    row: 'x',
    without: ['oid', 'ev_class', 'ev_qual', 'ev_action'],
    texts: {
      of: 'k.oid::regclass',
      definition:
        "CASE WHEN x.rulename = '_RETURN' THEN pg_get_viewdef(k.oid, true) ELSE pg_get_ruledef(x.oid, true) END",
    },
  },
  {
    catalog: 'policy',
    from: 'pg_policy AS x WHERE x.polrelid = k.oid',
    row: 'x',
    without: ['oid', 'polrelid', 'polroles', 'polqual', 'polwithcheck'],
    texts: {
      of: 'k.oid::regclass',
      roles: '(SELECT string_agg(r::regrole::text, chr(10) ORDER BY r::regrole::text) FROM unnest(x.polroles) AS r)',
      using: 'pg_get_expr(x.polqual, x.polrelid, true)',
      check: 'pg_get_expr(x.polwithcheck, x.polrelid, true)',
    },
  },
  {
    catalog: 'sequence',
    from: 'pg_sequence AS x WHERE x.seqrelid = k.oid',
    row: 'x',
    without: ['seqrelid', 'seqtypid'],
    texts: { of: 'k.oid::regclass', type: 'x.seqtypid::regtype' },
  },
  {
    catalog: 'statistics',
    from: 'pg_statistic_ext AS x WHERE x.stxrelid = k.oid',
    row: 'x',
    without: ['oid', 'stxrelid', 'stxnamespace', 'stxowner', 'stxkeys', 'stxexprs'],
    texts: {
      of: 'k.oid::regclass',
      schema: 'nullif(x.stxnamespace, s.oid)::regnamespace',
      definition: 'pg_get_statisticsobjdef_columns(x.oid)',
    },
  },
  {
    catalog: 'inheritance',
    from: 'pg_inherits AS x WHERE x.inhrelid = k.oid',
    row: 'x',
    without: ['inhrelid', 'inhparent'],
    texts: { child: 'k.oid::regclass', parent: 'x.inhparent::regclass' },
  },
  {
    catalog: 'foreign table',
    from: 'pg_foreign_table AS x JOIN pg_foreign_server AS s ON s.oid = x.ftserver WHERE x.ftrelid = k.oid',
    row: 'x',
    without: ['ftrelid', 'ftserver'],
    texts: { of: 'k.oid::regclass', server: 's.srvname' },
  },
];

export const TYPES: readonly Lines[] = [
  {
    catalog: 'type',
    from: 'pg_type AS t WHERE t.oid = k.oid',
    row: 't',
    without: [
      ...['oid', 'typnamespace', 'typowner', 'typrelid', 'typsubscript', 'typelem', 'typarray', 'typbasetype'],
      ...['typcollation', 'typdefaultbin', 'typacl'],
    ],
    texts: {
      relation: 'nullif(t.typrelid, 0)::regclass',
      element: 'nullif(t.typelem, 0)::regtype',
      base: 'format_type(nullif(t.typbasetype, 0), t.typtypmod)',
      collation: 'nullif(t.typcollation, 0)::regcollation',
      labels:
        '(SELECT string_agg(e.enumlabel, chr(10) ORDER BY e.enumsortorder) FROM pg_enum AS e WHERE e.enumtypid = t.oid)',
      expression: 'pg_get_expr(t.typdefaultbin, 0, true)',
    },
  },
  {
    catalog: 'domain constraint',
    from: 'pg_constraint AS x WHERE x.contypid = k.oid',
    row: 'x',
    without: ['oid', 'connamespace', 'conrelid', 'contypid', 'conindid', 'conparentid', 'confrelid', 'conbin'],
    texts: { of: 'k.oid::regtype', definition: 'pg_get_constraintdef(x.oid, true)' },
  },
  {
    catalog: 'range',
    from: 'pg_range AS x LEFT JOIN pg_opclass AS o ON o.oid = x.rngsubopc WHERE x.rngtypid = k.oid',
    row: 'x',
    without: ['rngtypid', 'rngsubtype', 'rngmultitypid', 'rngcollation', 'rngsubopc'],
    texts: {
      of: 'k.oid::regtype',
      subtype: 'x.rngsubtype::regtype',
      multirange: 'x.rngmultitypid::regtype',
      collation: 'nullif(x.rngcollation, 0)::regcollation',
      class: 'o.opcname',
    },
  },
];

export const ROUTINES: readonly Lines[] = [
  {
    catalog: 'routine',
    from: 'pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang WHERE p.oid = k.oid',
    row: 'p',
    without: [
      ...['oid', 'pronamespace', 'proowner', 'prolang', 'provariadic', 'prorettype', 'proargtypes', 'proallargtypes'],
      ...['protrftypes', 'proargdefaults', 'prosqlbody', 'proacl'],
    ],
    texts: {
      signature: 'p.oid::regprocedure',
      language: 'l.lanname',
      arguments: 'pg_get_function_arguments(p.oid)',
      result: 'pg_get_function_result(p.oid)',
      transforms: '(SELECT string_agg(t::regtype::text, chr(10)) FROM unnest(p.protrftypes) AS t)',
      body: 'pg_get_function_sqlbody(p.oid)',
    },
  },
  {
    catalog: 'aggregate',
    from: 'pg_aggregate AS x WHERE x.aggfnoid = k.oid',
    row: 'x',
    without: ['aggsortop', 'aggtranstype', 'aggmtranstype'],
    texts: {
      of: 'k.oid::regprocedure',
      operator: 'nullif(x.aggsortop, 0)::regoperator',
      state: 'x.aggtranstype::regtype',
      moving: 'nullif(x.aggmtranstype, 0)::regtype',
    },
  },
];
