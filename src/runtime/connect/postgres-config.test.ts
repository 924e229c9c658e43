import { afterEach, describe, expect, test, vi } from 'vitest';
import { toClientConfigs } from './postgres-config.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the TLS of a connection', () => {
  const urlsOf = (url: string) => toClientConfigs(url, {}).map(({ connectionString }) => connectionString);

  test('means by sslmode=require what libpq means', () => {
    expect(urlsOf('postgres://db/shop?sslmode=require')).toEqual([
      'postgres://db/shop?sslmode=require&uselibpqcompat=true',
    ]);
  });

  test('is tried first and left out next with sslmode=prefer', () => {
    expect(urlsOf('postgres://db/shop?a=b&sslmode=prefer')).toEqual([
      'postgres://db/shop?a=b&sslmode=require&uselibpqcompat=true',
      'postgres://db/shop?a=b&sslmode=disable&uselibpqcompat=true',
    ]);
  });

  test('follows PGSSLMODE where the URL says nothing', () => {
    vi.stubEnv('PGSSLMODE', 'require');

    expect(toClientConfigs('postgres://db/shop', {})).toMatchObject([{ ssl: { rejectUnauthorized: false } }]);
  });

  test('is what the options say, whatever PGSSLMODE says', () => {
    vi.stubEnv('PGSSLMODE', 'require');

    expect(toClientConfigs({ host: 'db', ssl: false }, {})).toMatchObject([{ ssl: false }]);
  });
});

describe('the time to connect', () => {
  const timeoutOf = (url: string) => toClientConfigs(url, {})[0]?.connectionTimeoutMillis;

  test('is ten seconds', () => {
    expect(timeoutOf('postgres://db/shop')).toBe(10_000);
  });

  test('is what the URL says, before PGCONNECT_TIMEOUT', () => {
    vi.stubEnv('PGCONNECT_TIMEOUT', '7');

    expect(timeoutOf('postgres://db/shop')).toBe(7000);
    expect(timeoutOf('postgres://db/shop?connect_timeout=3')).toBe(3000);
  });
});
