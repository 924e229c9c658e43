/**
 * `scheme://user:password@`. In the URL of a database a password that nobody escaped may hold any character, so it ends
 * at the last `@` before another URL: too much is hidden rather than too little.
 */
const USER_INFO =
  /(postgres(?:ql)?:\/\/[^\s:/?#@]*):(?:(?!:\/\/).)*@|([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"'`]*):[^\s"'`/]*@/gi;

/** A password among the parameters of a URL or in a key=value string: `?password=…`, `password='…'`. */
const PARAMETER = /\b((?:ssl)?password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&'"`]+)/gi;

/** The text with the passwords of connection URLs replaced by `***`; for everything that may print one. */
export function maskPassword(text: string): string {
  return text.replace(USER_INFO, '$1$2:***@').replace(PARAMETER, '$1***');
}
