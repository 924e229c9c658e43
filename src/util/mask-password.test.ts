import { describe, expect, test } from 'vitest';
import { maskPassword } from './mask-password.js';

describe('passwords in a text', () => {
  test.each([
    ['postgres://app:secret@db.example.com:5432/shop', 'postgres://app:***@db.example.com:5432/shop'],
    ['could not parse "postgresql://app:s%40cret@h/d".', 'could not parse "postgresql://app:***@h/d".'],
    ['postgres://app:p@ss@h/d', 'postgres://app:***@h/d'],
    ['postgres://app:p/w?#@h/d', 'postgres://app:***@h/d'],
    ['postgres://app:p w"x@h/d', 'postgres://app:***@h/d'],
    ['mysql://app:secret@h/d', 'mysql://app:***@h/d'],
    ['postgres://:secret@h/d', 'postgres://:***@h/d'],
    ['postgres://h/d?user=app&password=secret&sslmode=require', 'postgres://h/d?user=app&password=***&sslmode=require'],
    ["host=h password='se cret' dbname=d", 'host=h password=*** dbname=d'],
    ['postgres://h/d?sslpassword=secret', 'postgres://h/d?sslpassword=***'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskPassword(text)).toBe(masked);
  });

  test('a text without a password stays as it is', () => {
    const text = 'postgres://app@db:5432/shop and pglite://.limbeck/data, see https://example.com/a@b';

    expect(maskPassword(text)).toBe(text);
  });

  test('each of two URLs is masked', () => {
    expect(maskPassword('postgres://a:x@h/d, postgres://b:y@h/d')).toBe('postgres://a:***@h/d, postgres://b:***@h/d');
  });
});
