import { describe, expect, test } from 'vitest';
import { explainConnectFailure } from './connect-failure.js';

const DESTINATION = { target: 'app@db:5432/shop', host: 'db', timeoutMs: 10_000 };

/** As Node and node-postgres make them: an error with fields. */
function failure(message: string, fields: object): Error {
  return Object.assign(new TypeError(message), fields);
}

describe('a failure to connect', () => {
  test.for<[what: string, error: Error, code: string, hint: RegExp]>([
    [
      'a wrong password',
      failure('password authentication failed for user "app"', { severity: 'FATAL', code: '28P01' }),
      'ACCESS_DENIED',
      /PGPASSWORD/,
    ],
    [
      'a server that wants TLS',
      failure('no pg_hba.conf entry for host "1.2.3.4", user "app", no encryption', {
        severity: 'FATAL',
        code: '28000',
      }),
      'ACCESS_DENIED',
      /sslmode=require/,
    ],
    [
      'a server without a line for this user',
      failure('no pg_hba.conf entry for host "1.2.3.4", user "app", SSL encryption', {
        severity: 'FATAL',
        code: '28000',
      }),
      'ACCESS_DENIED',
      /pg_hba\.conf/,
    ],
    [
      'no password where one is asked for',
      failure('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', {}),
      'PASSWORD_MISSING',
      /PGPASSWORD/,
    ],
    [
      'a server that has no connection left',
      failure('sorry, too many clients already', { severity: 'FATAL', code: '53300' }),
      'SERVER_NOT_READY',
      /moment/,
    ],
    [
      'a certificate that nobody trusts',
      failure('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'TLS_FAILED',
      /sslrootcert/,
    ],
    [
      'a certificate for another name',
      failure("Hostname/IP does not match certificate's altnames", { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'TLS_FAILED',
      /verify-ca/,
    ],
    [
      'several addresses of which none answers',
      Object.assign(new AggregateError([failure('connect ECONNREFUSED ::1:5432', {})]), { code: 'ECONNREFUSED' }),
      'DATABASE_UNREACHABLE',
      /host and port/,
    ],
  ])('by %s is explained', ([, error, code, hint]) => {
    expect(explainConnectFailure(error, DESTINATION)).toMatchObject({
      code,
      exitStatus: 4,
      hint: expect.stringMatching(hint),
      message: expect.stringContaining('app@db:5432/shop'),
    });
  });
});
