import { isPlainData } from './kind-of-value.js';
import { maskKnownSecrets } from './secrets/known-secrets.js';
import { secretRanges } from './secrets/secrets-in-sql.js';
import { looksLikeRange } from './secrets/secrets-in-text.js';

/**
 * `scheme://user:password@`. In the URL of a database a password that nobody escaped may hold any character, so it ends
 * at the last `@` before another URL: too much is hidden rather than too little. A path that was made of a URL has only
 * one slash.
 */
const USER_INFO =
  /(postgres(?:ql)?:\/{1,2}[^\s:/?#@]*):(?:(?!:\/\/).)*@|([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"'`]*):[^\s"'`/]*@/gi;

/** `user:password@host`, without a scheme. */
const BARE_USER_INFO = /(?<![\w/.:@-])([\w.%+-]+):(?![\\/])([^\s"'`]+)@(?=([^\s"'`@,;)\]]*))/g;

/** What is quoted in SQL, TypeScript or JSON. An open quote lasts to the end of the line. */
const QUOTED = String.raw`'(?:[^'\\\n]|''|\\.)*(?:'|$)|"(?:[^"\\\n]|\\.)*(?:"|$)|${'`'}(?:[^${'`'}\\\n]|\\.)*(?:${'`'}|$)`;

/** `?password=…`, `password='…'`, `password: "…"`, `PASSWORD '…'`, `"app_secret": "…"`. */
const PARAMETER = new RegExp(
  [
    String.raw`(?<named>\b\w*(?:pass(?:word|wd|phrase)|secret)(?:\\*["'${'`'}])?\s*(?:=>|[=:])\s*)(?:${QUOTED}|\\"(?:(?!\\").)*\\")`,
    String.raw`(?<bare>\b\w*pass(?:word|wd|phrase)=)[^\s&'"${'`'}\\]+`,
    String.raw`(?<clause>\bpassword\s+)(?:[eE]|[uU]&)?(?:'(?:[^'\\\n]|''|\\.)*(?:'|$)|\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$))`,
  ].join('|'),
  'gim',
);

/** Each of the patterns needs one of these. Almost every line of the output ends here. */
const WORTH_READING = /@|pass|secret/i;

/** The text with passwords replaced by `***`: known ones, and those of URLs and behind words such as `password`. */
export function maskPassword(text: string): string {
  const masked = maskKnownSecrets(text);
  if (!WORTH_READING.test(masked)) return masked;
  return masked
    .replace(USER_INFO, '$1$2:***@')
    .replace(BARE_USER_INFO, (all: string, ...[user = '', password = '', behind = '']: readonly string[]) =>
      looksLikeRange(password, behind) ? all : `${user}:***@`,
    )
    .replace(PARAMETER, '$<named>$<bare>$<clause>***');
}

/** The statement with its secret constants replaced by `'***'`, and all else that `maskPassword` replaces. */
export function maskSql(sql: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of secretRanges(sql)) {
    masked += `${sql.slice(from, start)}'***'`;
    from = end;
  }
  return maskPassword(masked + sql.slice(from));
}

/** A copy of data in which every text is masked. Values that aren't plain data stay as they are. */
export function maskData(value: unknown): unknown {
  if (typeof value === 'string') return maskPassword(value);
  if (Array.isArray(value)) return value.map(maskData);
  if (typeof value !== 'object' || value === null || !isPlainData(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isSecret = typeof inner === 'string' && NAME_OF_SECRET.test(key);
      return [maskPassword(key), isSecret ? '***' : maskData(inner)];
    }),
  );
}

const NAME_OF_SECRET = /pass(?:word|wd|phrase)$|secret$/i;
