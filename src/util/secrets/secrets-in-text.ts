import { learnNames, learnSecret } from './known-secrets.js';

/** The user and the password of a URL, with its scheme or without; the password ends at the last `@`. */
const USER_INFO =
  /^(?<scheme>[a-z][a-z0-9+.-]*:\/{1,2})?(?<user>[^\s:/?#@"'`=]*):(?<password>\S[\s\S]*)@(?<rest>[^@]*)$/i;

/** `-x url=…`, `--url=…`, quotes around it. */
const AROUND = /^\s*(?:[\w.-]+=(?=[^=]*:))?["'`]?/;

/** One value among `key=value` pairs or parameters of a URL. */
const PARAMETER =
  /(?:^|[\s?&;])[\w.-]*(?:pass(?:word|wd|phrase)|secret|token)\s*=\s*('(?:[^'\\]|''|\\.)*'|[^\s&;'"`]+)/gi;

const PARAMETER_OF_URL = /[?&][\w.-]*(?:pass(?:word|wd|phrase)|secret|token)=([^&\s]+)/gi;

/** One pair, whose value may hold anything. */
const PAIR = /^[\w.-]*(?:pass(?:word|wd|phrase)|secret|token)=([\s\S]+)$/i;

/**
 * Learns the passwords of a value that may be a connection string: an argument, a setting, a variable.
 * `user:password@host/db`, with or without a scheme, and `password=…` are known.
 */
export function learnSecretsOfText(value: string): void {
  for (const [, found = ''] of value.matchAll(PARAMETER)) {
    const inner = found.replace(/^'([\s\S]*)'$/, '$1');
    for (const one of [inner, inner.replace(/\\(.)/g, '$1'), inner.replaceAll("''", "'")]) learnSecret(one);
    learnSecret(found);
    learnParts(inner);
  }
  // In a URL a quote is a character like any other.
  for (const [, found = ''] of value.matchAll(PARAMETER_OF_URL)) learnSecret(found);
  const [, whole] = PAIR.exec(value) ?? [];
  if (whole !== undefined) learnSecret(whole);
  const { scheme, user = '', password = '', rest = '' } = USER_INFO.exec(value.replace(AROUND, ''))?.groups ?? {};
  if (password === '' || (scheme === undefined && looksLikeRange(password, rest))) return;
  learnNames([user, ...rest.split(/[/?#:&=]/)].filter((name) => name !== '').flatMap(bothForms));
  learnSecret(password);
  learnParts(password);
}

const SHORTEST_PART = 8;

/** A parser of URLs, of paths or of selectors takes the text apart at such a character, and shows the parts. */
function learnParts(password: string): void {
  const parts = password.split(/[/?#@:+-]/);
  for (const part of parts) if (parts.length > 1 && part.length >= SHORTEST_PART) learnSecret(part);
}

/** `1a:branch@head` is a range of revisions. */
export function looksLikeRange(password: string, behind: string): boolean {
  return (
    /^[\w.+-]*$/.test(password) && /^(?:heads?|base|current|root|(?=[0-9a-f]*\d)[0-9a-f]+)?(?:[+-]\d+)?$/.test(behind)
  );
}

function bothForms(name: string): readonly string[] {
  try {
    return [name, decodeURIComponent(name)];
  } catch {
    return [name];
  }
}
