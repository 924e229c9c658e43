import { describe, expect, test } from 'vitest';
import { toCreateDate } from './create-date.js';

const INSTANT = Date.UTC(2012, 6, 25, 15, 8, 5);

describe('the date of a revision', () => {
  test.each([
    ['UTC', '2012-07-25 15:08:05.000000+00:00'],
    ['EST5EDT', '2012-07-25 11:08:05.000000-04:00'],
    ['est5edt', '2012-07-25 11:08:05.000000-04:00'],
    ['Europe/Berlin', '2012-07-25 17:08:05.000000+02:00'],
    ['Asia/Kathmandu', '2012-07-25 20:53:05.000000+05:45'],
  ])('in %s', (timezone, expected) => {
    expect(toCreateDate(INSTANT, timezone).text).toBe(expected);
  });

  test('has microseconds', () => {
    expect(toCreateDate(INSTANT + 120.394, 'UTC').text).toBe('2012-07-25 15:08:05.120394+00:00');
  });

  test('of this machine is written without an offset', () => {
    expect(toCreateDate(INSTANT, null).text).toMatch(/^2012-07-2\d \d\d:\d\d:05\.000000$/);
  });

  test('at midnight is hour 0', () => {
    expect(toCreateDate(Date.UTC(2012, 6, 25), 'UTC').hour).toBe(0);
  });

  test('counts seconds since 1970 whatever the time zone', () => {
    expect(toCreateDate(INSTANT, 'Europe/Berlin').epoch).toBe(1343228885);
  });

  test('is refused in a time zone that is nowhere', () => {
    expect(() => toCreateDate(INSTANT, 'Middle/Earth')).toThrow(expect.objectContaining({ code: 'TIMEZONE_UNKNOWN' }));
  });
});
