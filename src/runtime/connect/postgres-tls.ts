import { readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';

/*
 * What sslmode means to libpq (manual: "SSL Support", table of sslmode): `require` encrypts without asking who answers
 * unless a root certificate is given, `prefer` and `allow` continue without encryption if the server has none.
 * node-postgres takes `require` and `prefer` for `verify-full` unless it is told otherwise.
 */

/** The URL to connect by, and the one to try after it. */
export function withLibpqTls(url: string, parameters: URLSearchParams): readonly string[] {
  const mode = parameters.get('sslmode') ?? '';
  if (mode === 'prefer' || mode === 'allow') {
    return [withMode(url, 'require'), withMode(url, 'disable')];
  }
  return mode === 'no-verify' || parameters.has('uselibpqcompat') ? [url] : [withMode(url, mode)];
}

function withMode(url: string, mode: string): string {
  return `${url.replace(/([?&]sslmode=)[^&]*/, `$1${mode}`)}&uselibpqcompat=true`;
}

/** The same for PGSSLMODE, PGSSLROOTCERT and so on, if the URL doesn't set them. */
export function tlsFromEnvironment(): readonly Pick<ClientConfig, 'ssl'>[] {
  const { PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY } = process.env;
  if (PGSSLMODE === undefined || PGSSLMODE === '' || PGSSLMODE === 'no-verify') return [{}];
  if (PGSSLMODE === 'disable') return [{ ssl: false }];
  const files = {
    ...(PGSSLROOTCERT ? { ca: readFileSync(PGSSLROOTCERT, 'utf8') } : {}),
    ...(PGSSLCERT ? { cert: readFileSync(PGSSLCERT, 'utf8') } : {}),
    ...(PGSSLKEY ? { key: readFileSync(PGSSLKEY, 'utf8') } : {}),
  };
  if (PGSSLMODE === 'verify-full') return [{ ssl: files }];
  const sameName = { checkServerIdentity: () => undefined };
  if (PGSSLMODE === 'verify-ca' || 'ca' in files) return [{ ssl: { ...files, ...sameName } }];
  const encrypted = { ssl: { ...files, rejectUnauthorized: false } };
  return PGSSLMODE === 'require' ? [encrypted] : [encrypted, { ssl: false }];
}
