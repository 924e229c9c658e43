import type { PostgresOptions } from '../../settings/connection-target.js';
import { learnNames, learnSecret } from '../../util/secrets/known-secrets.js';
import { learnSecretsOfText } from '../../util/secrets/secrets-in-text.js';

/** Learns the password that a session is about to be opened with, as far as the target has it. */
export function learnSecretsOfTarget(target: string | PostgresOptions): void {
  if (typeof target === 'string') {
    learnSecretsOfText(target);
    return;
  }
  const { connectionString, user, database, host, password } = target;
  learnNames([user, database, host].filter((name) => name !== undefined));
  if (connectionString !== undefined) learnSecretsOfText(connectionString);
  if (typeof password === 'string') learnSecret(password);
}

/** Learns the password that node-postgres found for a client: in ~/.pgpass, by a function, in PGPASSWORD. */
export function learnSecretOfClient(client: object): void {
  const password: unknown = Reflect.get(client, 'password');
  if (typeof password === 'string') learnSecret(password);
}
