import { isPlainData } from '../util/kind-of-value.js';
import { learnSecret } from '../util/secrets/known-secrets.js';
import { learnSecretsOfText } from '../util/secrets/secrets-in-text.js';

const NAME_OF_SECRET = /pass(?:word|wd|phrase)|secret|token/i;

/** Learns the passwords in settings, arguments and options: of URLs at any place, and those that have such a name. */
export function learnSecretsOfSettings(value: unknown, name = '', depth = 0): void {
  if (typeof value === 'string') {
    learnSecretsOfText(value);
    if (NAME_OF_SECRET.test(name)) learnSecret(value);
    return;
  }
  // Settings are plain data; models and clients are not, and cost time.
  if (typeof value !== 'object' || value === null || depth > DEEPEST || !isPlainData(value)) return;
  for (const [key, inner] of Object.entries(value)) learnSecretsOfSettings(inner, key, depth + 1);
}

const DEEPEST = 6;

/** Learns the passwords in the environment: PGPASSWORD, URLs, and variables that have such a name. */
export function learnSecretsOfEnvironment(): void {
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (NAME_OF_SECRET.test(name)) learnSecret(value);
    if (value.includes('@') || NAME_OF_SECRET.test(value)) learnSecretsOfText(value);
  }
}
