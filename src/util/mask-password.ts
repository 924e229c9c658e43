/** `scheme://user:password@`. A password that nobody escaped may hold `@` and, which hides too much at worst, `/`. */
const USER_INFO =
  /(postgres(?:ql)?:\/\/[^\s:/?#@"'`]*):[^\s"'`]*@|([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"'`]*):[^\s"'`/]*@/gi;

/** A password among the parameters of a URL or in a key=value string: `?password=…`, `password='…'`. */
const PARAMETER = /\b((?:ssl)?password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&'"`]+)/gi;

/** The text with the passwords of connection URLs replaced by `***`; for everything that may print one. */
export function maskPassword(text: string): string {
  return text.replace(USER_INFO, '$1$2:***@').replace(PARAMETER, '$1***');
}
