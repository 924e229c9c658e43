import { USE_OWN_SEARCH_PATH } from '../../../util/own-search-path.js';
import type { Queryable } from '../../../util/queryable.js';
import { beginWord, rollbackWord } from '../../../util/transaction-words.js';

/** The result of a statement doesn't depend on these settings, and they differ between otherwise equal servers. */
const IRRELEVANT = `category ~ '^(File Locations|Resource Usage|Write-Ahead Log|Replication|Reporting and Logging|Statistics|Autovacuum|Query Tuning|Connections and Authentication)'
    OR name IN ('search_path', 'application_name')`;

/** With their names for numbers, which another server would give to others. */
const MEMBERS = `SELECT jsonb_agg(to_jsonb(m) - '{oid,roleid,member,grantor}'::text[]
        || jsonb_build_object('role', m.roleid::regrole, 'member', m.member::regrole) ORDER BY m.roleid::regrole::text, m.member::regrole::text)
     FROM pg_auth_members AS m`;

/**
 * Settings of the database hide what the server says of them, and a scratch database has only the latter: then nothing may
 * have changed there.
 */
const CONFIGURATION = `SELECT jsonb_build_object(
     'roles', jsonb_agg(jsonb_build_array(setrole::regrole, setdatabase = 0, setconfig) ORDER BY setrole::regrole::text, setdatabase),
     'loaded', CASE WHEN bool_or(setdatabase <> 0) THEN pg_conf_load_time() END)
   FROM pg_db_role_setting WHERE setdatabase = 0 OR setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`;

const FACTS = `SELECT jsonb_build_object(
  'version', version(),
  'user', current_user,
  'session', session_user,
  'recovery', pg_is_in_recovery(),
  'schemas', current_setting('limbeck.schemas'),
  'database', (SELECT to_jsonb(d) - '{oid,datname,datdba,datistemplate,datallowconn,datconnlimit,datlastsysoid,datfrozenxid,datminmxid,dathasloginevt,datacl}'::text[]
     FROM pg_database AS d WHERE datname = current_database()),
  'settings', (SELECT jsonb_object_agg(name, reset_val) FROM pg_settings
     WHERE reset_val IS DISTINCT FROM boot_val AND NOT (${IRRELEVANT})),
  'configuration', (${CONFIGURATION}),
  'roles', (SELECT jsonb_agg(to_jsonb(r) - '{oid,rolpassword}'::text[] ORDER BY rolname) FROM pg_roles AS r),
  'members', (${MEMBERS}),
  'tablespaces', (SELECT jsonb_agg(spcname ORDER BY spcname) FROM pg_tablespace),
  'available', (SELECT jsonb_agg(to_jsonb(e) - 'installed' ORDER BY name, version) FROM pg_available_extension_versions AS e),
  'installed', (SELECT jsonb_agg(jsonb_build_array(extname, extversion, nspname) ORDER BY extname)
     FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace)
)::text AS facts`;

/** All that a server says of itself that what is built there, and how it is printed, may depend on. */
export async function readServerFacts(db: Queryable): Promise<string> {
  try {
    const { rows } = await db.query(`${beginWord(db, ' READ ONLY')};
      SELECT pg_catalog.set_config('limbeck.schemas', pg_catalog.array_to_json(pg_catalog.current_schemas(false))::pg_catalog.text, true);
      SELECT ${USE_OWN_SEARCH_PATH};
      ${FACTS}`);
    return String(rows[0]?.facts);
  } finally {
    // Nothing was written.
    await db.query(rollbackWord(db)).catch(() => null);
  }
}
