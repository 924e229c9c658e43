import { describe, expect, test } from 'vitest';
import { parseXArguments } from './x-arguments.js';

describe('x-arguments', () => {
  test('are split at the first equals sign', () => {
    expect(parseXArguments(['tenant=a=b', 'verbose']).x).toEqual({ tenant: 'a=b', verbose: '' });
  });

  test('of the same key count by the last', () => {
    expect(parseXArguments(['a=1', 'a=2']).x).toEqual({ a: '2' });
  });

  test('name the environment by `env`', () => {
    expect(parseXArguments(['env=prod']).environment).toBe('prod');
  });

  test('hold what --env names', () => {
    expect(parseXArguments(['a=1'], 'prod')).toEqual({ x: { a: '1', env: 'prod' }, environment: 'prod' });
  });

  test('may agree with --env', () => {
    expect(parseXArguments(['env=prod'], 'prod').environment).toBe('prod');
  });

  test('name no environment where there is no `env`', () => {
    expect(parseXArguments(['a=1']).environment).toBeNull();
  });

  test('that name two environments are refused', () => {
    expect(() => parseXArguments(['env=dev'], 'prod')).toThrow('More than one environment is selected: "prod", "dev".');
  });
});
