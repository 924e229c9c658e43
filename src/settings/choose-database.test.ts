import { beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseDatabase } from './choose-database.js';
import type { EnvironmentSettings } from './settings.js';

/** The settings of an environment and those under it. */
function choose(prod: EnvironmentSettings, base: EnvironmentSettings = {}) {
  return chooseDatabase([
    { path: ['environments', 'prod'], settings: prod },
    { path: [], settings: base },
  ]);
}

beforeEach(() => {
  for (const name of ['DATABASE_URL', 'PGHOST', 'PGDATABASE']) vi.stubEnv(name, undefined);
  return () => vi.unstubAllEnvs();
});

describe('the database of a run', () => {
  test('is that of the environment', () => {
    expect(choose({ url: 'postgres://p/d' }, { url: 'postgres://b/d' })).toEqual({
      kind: 'given',
      target: 'postgres://p/d',
      origin: 'environments.prod.url',
    });
  });

  test('is that of the base where the environment says nothing of one', () => {
    expect(choose({ runWait: '5s' }, { url: 'postgres://b/d' })).toMatchObject({ target: 'postgres://b/d' });
  });

  test('is the direct one where both are given', () => {
    expect(choose({ url: 'postgres://pooler/d', directUrl: 'postgres://p/d' })).toMatchObject({
      target: 'postgres://p/d',
    });
  });

  test('is the pooled one where the direct one is empty', () => {
    expect(choose({ url: 'postgres://pooler/d', directUrl: '' })).toMatchObject({ target: 'postgres://pooler/d' });
  });

  test('is not the direct one of the base where the environment has a URL', () => {
    expect(choose({ url: 'postgres://p/d' }, { directUrl: 'postgres://b/d' })).toMatchObject({
      target: 'postgres://p/d',
    });
  });

  test.each([{ url: undefined }, { url: ' ' }, { directUrl: undefined }])(
    'is missing if the environment gives %j, regardless of other settings',
    (prod) => {
      vi.stubEnv('DATABASE_URL', 'postgres://e/d');

      expect(choose(prod, { url: 'postgres://b/d' })).toMatchObject({ kind: 'empty' });
    },
  );

  test('is that of DATABASE_URL where no setting names one', () => {
    vi.stubEnv('DATABASE_URL', 'postgres://e/d');
    vi.stubEnv('PGHOST', 'h');

    expect(choose({})).toEqual({ kind: 'given', target: 'postgres://e/d', origin: 'DATABASE_URL' });
  });

  test.each(['PGHOST', 'PGDATABASE'])('comes from the PG* variables if %s is set', (name) => {
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv(name, 'x');

    expect(choose({})).toEqual({ kind: 'given', target: {}, origin: 'the PG* variables' });
  });

  test('is none where nothing names one', () => {
    expect(choose({})).toEqual({ kind: 'none' });
  });
});
