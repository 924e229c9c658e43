import { describe, expect, test } from 'vitest';
import { formatBuiltinType, parseBuiltinType } from './builtin-types.js';

describe('formatBuiltinType', () => {
  test.each([
    ['varchar', [255], 'character varying(255)'],
    ['varchar', [], 'character varying'],
    ['char', [], 'character(1)'],
    ['bit', [], 'bit(1)'],
    ['varbit', [8], 'bit varying(8)'],
    ['numeric', [12], 'numeric(12,0)'],
    ['numeric', [12, 2], 'numeric(12,2)'],
    ['timestamptz', [3], 'timestamp(3) with time zone'],
    ['time', [0], 'time(0) without time zone'],
    ['interval', ['day to second', 3], 'interval day to second(3)'],
    ['interval', [6], 'interval(6)'],
    ['doublePrecision', [], 'double precision'],
    ['internalChar', [], '"char"'],
  ] as const)('%s %j is spelt as the catalog prints it', (builder, parameters, sql) => {
    expect(formatBuiltinType(builder, parameters)).toBe(sql);
  });
});

describe('parseBuiltinType', () => {
  test.each([
    ['character varying(255)', 'varchar', [255]],
    ['timestamp(3) with time zone', 'timestamptz', [3]],
    ['timestamp with time zone', 'timestamptz', []],
    ['time(0) without time zone', 'time', [0]],
    ['interval day to second(3)', 'interval', ['day to second', 3]],
    ['interval', 'interval', []],
    ['numeric(3,-2)', 'numeric', [3, -2]],
    ['"char"', 'internalChar', []],
    ['bpchar', 'bpchar', []],
    ['pg_lsn', 'pgLsn', []],
    ['INT4', 'integer', []],
    ['VARCHAR ( 20 )', 'varchar', [20]],
    ['numeric( 12 , 2 )', 'numeric', [12, 2]],
    ['float(24)', 'real', []],
    ['float', 'doublePrecision', []],
    ['timestamptz(6)', 'timestamptz', [6]],
  ] as const)('%s is a call of %s', (sql, builder, parameters) => {
    expect(parseBuiltinType(sql)).toEqual({ builder, parameters });
  });

  test.each(['citext', 'geometry(Point,4326)', 'order_status', 'audit.severity', 'text(3)', '"Text"'])(
    '%s is none of PostgreSQL’s own',
    (sql) => {
      expect(parseBuiltinType(sql)).toBeNull();
    },
  );
});
