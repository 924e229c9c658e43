import { acl, sorted } from '../../support/describe-database.js';

const OURS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** What `describeDatabase` leaves out, and only this generator makes. Each selects a line for each object. */
export const EXTRA_SOURCES: readonly string[] = [
  `SELECT format('aggregate %s %s %s initial=%s %s %s', a.aggfnoid::regprocedure, a.aggtransfn::regprocedure, a.aggtranstype::regtype,
            a.agginitval, p.proparallel, obj_description(p.oid, 'pg_proc'))
     FROM pg_aggregate AS a JOIN pg_proc AS p ON p.oid = a.aggfnoid JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE ${OURS}`,
  `SELECT format('operator %s %s %s', o.oid::regoperator, o.oprcode::regprocedure, obj_description(o.oid, 'pg_operator'))
     FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace WHERE ${OURS}`,
  `SELECT format('cast %s as %s %s %s %s %s', castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod,
            obj_description(oid, 'pg_cast')) FROM pg_cast WHERE oid >= 16384`,
  `SELECT format('text search configuration %s %s %s', c.oid::regconfig,
            (SELECT array_agg(format('%s %s %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary) ORDER BY m.maptokentype, m.mapseqno)
               FROM pg_ts_config_map AS m WHERE m.mapcfg = c.oid), obj_description(c.oid, 'pg_ts_config'))
     FROM pg_ts_config AS c JOIN pg_namespace AS n ON n.oid = c.cfgnamespace WHERE ${OURS}`,
  `SELECT format('operator class %s.%s using %s for %s default=%s family=%s key=%s %s', n.nspname, o.opcname, m.amname, o.opcintype::regtype,
            o.opcdefault, f.opfname, o.opckeytype::regtype, obj_description(o.oid, 'pg_opclass'))
     FROM pg_opclass AS o JOIN pg_namespace AS n ON n.oid = o.opcnamespace JOIN pg_am AS m ON m.oid = o.opcmethod
     JOIN pg_opfamily AS f ON f.oid = o.opcfamily WHERE ${OURS}`,
  `SELECT format('operator family %s.%s using %s operators=%s functions=%s %s', n.nspname, f.opfname, m.amname,
            ARRAY(SELECT format('%s %s %s', amopstrategy, amoppurpose, amopopr::regoperator) FROM pg_amop WHERE amopfamily = f.oid ORDER BY 1),
            ARRAY(SELECT format('%s %s %s %s', amprocnum, amproclefttype::regtype, amprocrighttype::regtype, amproc::regprocedure)
                    FROM pg_amproc WHERE amprocfamily = f.oid ORDER BY 1), obj_description(f.oid, 'pg_opfamily'))
     FROM pg_opfamily AS f JOIN pg_namespace AS n ON n.oid = f.opfnamespace JOIN pg_am AS m ON m.oid = f.opfmethod WHERE ${OURS}`,
  `SELECT format('conversion %s.%s %s %s %s %s %s', n.nspname, c.conname, c.conforencoding, c.contoencoding, c.conproc, c.condefault,
            obj_description(c.oid, 'pg_conversion'))
     FROM pg_conversion AS c JOIN pg_namespace AS n ON n.oid = c.connamespace WHERE ${OURS}`,
  `SELECT format('transform for %s language %s %s %s %s', t.trftype::regtype, l.lanname, t.trffromsql, t.trftosql,
            obj_description(t.oid, 'pg_transform')) FROM pg_transform AS t JOIN pg_language AS l ON l.oid = t.trflang`,
  `SELECT format('event trigger %s %s %s %s %s %s', evtname, evtevent, evtfoid::regprocedure, evtenabled, evttags,
            obj_description(oid, 'pg_event_trigger')) FROM pg_event_trigger`,
  `SELECT format('publication %s %s', to_jsonb(p) - '{oid,pubowner}'::text[], obj_description(p.oid, 'pg_publication')) FROM pg_publication AS p`,
  `SELECT format('published %s', to_jsonb(p) - 'attnames') FROM pg_publication_tables AS p`,
  `SELECT format('foreign table %s %s %s of %s %s', f.ftrelid::regclass, f.ftoptions, s.srvname, w.fdwname, s.srvoptions)
     FROM pg_foreign_table AS f JOIN pg_foreign_server AS s ON s.oid = f.ftserver
     JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw`,
  `SELECT format('typed table %s of %s', oid::regclass, reloftype::regtype) FROM pg_class WHERE reloftype <> 0`,
  `SELECT format('access of schema %s: %s %s', n.nspname, pg_get_userbyid(n.nspowner), ${acl('n.nspacl', `acldefault('n', n.nspowner)`)})
     FROM pg_namespace AS n WHERE ${OURS}`,
  `SELECT format('access of type %s: %s %s', t.oid::regtype, pg_get_userbyid(t.typowner), ${acl('t.typacl', `acldefault('T', t.typowner)`)})
     FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
    WHERE ${OURS} AND t.typtype IN ('e', 'd', 'r')
       OR ${OURS} AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = t.typrelid AND c.relkind = 'c')`,
  `SELECT format('default access of %s in %s to %s: %s', pg_get_userbyid(defaclrole), nullif(defaclnamespace, 0)::regnamespace,
            defaclobjtype, ${sorted('defaclacl')}) FROM pg_default_acl`,
];
