// In SQL of the user's own nothing more than the words can be looked for; a commit too many does no harm.
const ADDS_ENUM_VALUE = /\bALTER\s+TYPE\b[^;]*\bADD\s+VALUE\b/i;

/** Whether a commit must come before the value that the SQL adds to an enum can be used. */
export function addsEnumValue(sql: string): boolean {
  return ADDS_ENUM_VALUE.test(sql);
}
