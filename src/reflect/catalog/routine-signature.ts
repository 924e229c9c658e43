/** SQL for the text between the parentheses when DROP names a routine, `x` of pg_proc. */
export const ROUTINE_SIGNATURE = `CASE WHEN x.prokind <> 'a' THEN oidvectortypes(x.proargtypes)
  WHEN x.pronargs = 0 THEN '*'
  WHEN EXISTS (SELECT FROM pg_aggregate WHERE aggfnoid = x.oid AND aggkind <> 'n')
    THEN pg_get_function_identity_arguments(x.oid)
  ELSE oidvectortypes(x.proargtypes) END`;
