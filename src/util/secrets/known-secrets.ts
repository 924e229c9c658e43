/** Secrets that this process has come across: passwords of URLs, of the environment, of SQL. Newest last. */
const known = new Map<string, RegExp>();

/** Short-lived passwords are renewed often. A process that runs for months must not collect them all. */
const MOST = 500;

let ordinary = new Set(['postgres', 'password']);

/** From now on the secret is masked wherever it turns up, if it can't be mistaken for ordinary text. */
export function learnSecret(secret: string): void {
  for (const part of [secret, decoded(secret)]) {
    if (!isDistinctive(part)) continue;
    known.delete(part);
    known.set(part, patternOf(part));
  }
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
}

/** Names that a message needs: users, hosts, databases. A password that equals one is masked only in its usual places. */
export function learnNames(names: readonly string[]): void {
  ordinary = new Set([...ordinary, ...names].slice(-MOST));
  for (const name of names) known.delete(name);
}

/** Replaces the known secrets in a text, however they are escaped there. */
export function maskKnownSecrets(text: string): string {
  let masked = text;
  // A longer one may begin with a shorter one.
  for (const pattern of [...known].sort(([a], [b]) => b.length - a.length).map(([, pattern]) => pattern)) {
    masked = masked.replace(pattern, '***');
  }
  return masked;
}

const CLASSES = [/[a-z_.-]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9_.-]/];
const SHORTEST = 6;
const LONG = 16;

/**
 * Six characters of at least two kinds (small letters, capitals, digits, others), or sixteen of any. A text such as
 * `secret`, `postgres` or `app` would be found in file names, tables and messages that have nothing to do with it.
 */
function isDistinctive(secret: string): boolean {
  if (secret.length < SHORTEST || ordinary.has(secret)) return false;
  return secret.length >= LONG || CLASSES.filter((kind) => kind.test(secret)).length > 1;
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

/** Each character as it is, percent-encoded, or escaped as in JSON, in SQL or behind a backslash. */
function patternOf(secret: string): RegExp {
  return new RegExp([...secret].map(formsOf).join(''), 'g');
}

function formsOf(character: string): string {
  const plain = escapeForPattern(character);
  if (/[A-Za-z0-9]/.test(character)) return `(?:${plain}|${percentForm(character)})`;
  const unicode = [...character]
    .flatMap((one) => Array.from({ length: one.length }, (_, place) => one.charCodeAt(place)))
    .map((unit) => `\\\\+u${hexPattern(unit.toString(16).padStart(4, '0'))}`)
    .join('');
  const doubled = character === "'" || character === '"' ? `|${plain}${plain}` : '';
  const space = character === ' ' ? '|\\+' : '';
  // Escapes pile up where an escaped text is escaped once more.
  return `(?:\\\\*${plain}${doubled.replace('|', '|\\\\*')}|${percentForm(character)}|${unicode}${space})`;
}

function percentForm(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%(?:25)*${hexPattern(byte.toString(16).padStart(2, '0'))}`)
    .join('');
}

function hexPattern(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
