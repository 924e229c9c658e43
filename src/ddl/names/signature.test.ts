import { describe, expect, test } from 'vitest';
import { clauseName } from './clause-name.js';
import { formatDirectiveName, parseDirectiveName } from './directive-name.js';
import { operatorReference, operatorSignature, routineSignature } from './signature.js';

describe('routineSignature', () => {
  test.each([
    ['', ''],
    ['*', '*'],
    ['integer, text', 'integer, text'],
    ['INT', 'int'],
    ['numeric(10, 2)[]', 'numeric(10,2)[]'],
    ['timestamp(3) with time zone', 'timestamp(3) with time zone'],
    ['time without time zone[]', 'time without time zone[]'],
    ['interval day to second(3)', 'interval day to second(3)'],
    ['"My Schema"."T"[]', '"My Schema"."T"[]'],
    ['public."time"', 'public."time"'],
    ['double precision', 'double precision'],
    ['a double precision, "select" bit varying(5)', 'a double precision, "select" bit varying(5)'],
    ['double double precision', 'double double precision'],
    ['SETOF text', 'SETOF text'],
    ['VARIADIC "any"', 'VARIADIC "any"'],
    ['IN a integer, INOUT b text, OUT c json', 'IN a integer, INOUT b text, OUT c json'],
    ['users.id%TYPE', 'users.id%TYPE'],
    ['integer ARRAY[3]', 'integer[]'],
    ['integer[2][3]', 'integer[][]'],
    ['"char"', '"char"'],
    ['geometry(Point,4326)', 'geometry(point,4326)'],
    ['double precision ORDER BY anyelement', 'double precision ORDER BY anyelement'],
    ['ORDER BY "any"', 'ORDER BY "any"'],
    ['a "b""c"', 'a "b""c"'],
  ])('reads %j and prints %j', (text, printed) => {
    expect(routineSignature(text)).toBe(printed);
  });

  test.each([
    '); DROP TABLE victim; --',
    'text) CASCADE',
    'text; SELECT 1',
    'text, other(integer)',
    'text -- text',
    'text /* text */',
    "text DEFAULT 'x'",
    'text text text',
    'select',
    'integer,',
    '"',
    "'text'",
    'U&"text"',
    'a.b%',
    'numeric(10',
    'text\0',
  ])('refuses %j', (text) => {
    expect(() => routineSignature(text)).toThrow(expect.objectContaining({ code: 'DIRECTIVE_ARGUMENT_INVALID' }));
  });
});

describe('operatorSignature', () => {
  test.each([
    ['integer,text', 'integer, text'],
    ['NONE, "T"', 'NONE, "T"'],
  ])('reads %j and prints %j', (text, printed) => {
    expect(operatorSignature(text)).toBe(printed);
  });

  test.each(['integer', 'integer, text, text', 'NONE, integer) CASCADE --'])('refuses %j', (text) => {
    expect(() => operatorSignature(text)).toThrow(expect.objectContaining({ code: 'DIRECTIVE_ARGUMENT_INVALID' }));
  });
});

describe('operatorReference', () => {
  test.each([
    ['&&', '&&'],
    ['operator(app.=)', 'OPERATOR(app.=)'],
    ['OPERATOR("My Schema".<->)', 'OPERATOR("My Schema".<->)'],
  ])('reads %j and prints %j', (text, printed) => {
    expect(operatorReference(text)).toBe(printed);
  });

  test.each(['= ', '=), (b WITH =', '--', '/*', '', 'OPERATOR(=', 'OPERATOR(app.= >)'])('refuses %j', (text) => {
    expect(() => operatorReference(text)).toThrow(expect.objectContaining({ code: 'DIRECTIVE_ARGUMENT_INVALID' }));
  });
});

describe('the clause that names an object', () => {
  test.each([
    ['cast', '(integer AS "T")', '(integer AS "T")'],
    ['transform', 'FOR jsonb LANGUAGE "My L"', 'FOR jsonb LANGUAGE "My L"'],
    ['userMapping', 'FOR PUBLIC SERVER s', 'FOR PUBLIC SERVER s'],
    ['userMapping', 'FOR "public" SERVER s', 'FOR public SERVER s'],
    ['securityLabel', 'FOR dummy ON COLUMN app."T".a', 'FOR dummy ON COLUMN app."T".a'],
    ['securityLabel', 'FOR dummy ON AGGREGATE f(*)', 'FOR dummy ON AGGREGATE f(*)'],
    ['securityLabel', 'ON MATERIALIZED VIEW v', 'ON MATERIALIZED VIEW v'],
  ] as const)('is read: %s %j', (kind, text, printed) => {
    expect(clauseName(kind, text)).toBe(printed);
  });

  test.each([
    ['cast', '(integer AS text); DROP TABLE t'],
    ['cast', '(integer AS text) CASCADE'],
    ['transform', 'FOR jsonb LANGUAGE l, x'],
    ['userMapping', 'FOR a SERVER b; SELECT 1'],
    ['securityLabel', 'ON TABLE t IS NULL; SELECT 1; --'],
    ['securityLabel', 'ON ROLE t, u'],
  ] as const)('is refused: %s %j', (kind, text) => {
    expect(() => clauseName(kind, text)).toThrow(expect.objectContaining({ code: 'DIRECTIVE_ARGUMENT_INVALID' }));
  });
});

describe('the name that a directive takes', () => {
  test.for([
    ['function', 'touch', 'integer, text', 'touch(integer, text)'],
    ['function', 'My Function', '', 'My Function()'],
    ['function', 'odd(name)', 'text', '"odd(name)"(text)'],
    ['function', 'a"b', 'text', '"a""b"(text)'],
    ['function', ' a', 'text', '" a"(text)'],
    ['procedure', 'keep; DROP TABLE t; --', 'text', 'keep; DROP TABLE t; --(text)'],
    ['operator', '&&', 'NONE, integer', '&&(NONE, integer)'],
    ['operatorClass', 'backwards', 'btree', 'backwards USING btree'],
    ['operatorClass', 'a USING b', 'My Method', '"a USING b" USING "My Method"'],
    ['cast', '(integer AS text)', null, '(integer AS text)'],
    ['view', 'a(b)', null, 'a(b)'],
  ] as const)('says a %s called %j and means it', ([kind, name, signature, text]) => {
    expect(formatDirectiveName({ kind, name, signature })).toBe(text);
    expect(parseDirectiveName(kind, text)).toEqual({ name, signature });
  });

  test.each([
    ['function', 'keep(); DROP TABLE victim; --(text)', 'the name of a routine with the types of its arguments'],
    ['function', '(text)', 'the name of a routine with the types of its arguments'],
    ['operator', '=; DROP TABLE t(integer, text)', 'an operator such as'],
    ['operator', '=', 'an operator with the types of its operands'],
    ['operatorClass', 'backwards', 'a name and an index method'],
  ] as const)('is refused for a %s: %j', (kind, text, expected) => {
    expect(() => parseDirectiveName(kind, text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(expected) }),
    );
  });
});
