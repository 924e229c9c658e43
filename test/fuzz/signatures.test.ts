import fc from 'fast-check';
import { expect } from 'vitest';
import { clauseName } from '../../src/ddl/names/clause-name.js';
import { formatDirectiveName, parseDirectiveName } from '../../src/ddl/names/directive-name.js';
import { operatorSignature, routineSignature } from '../../src/ddl/names/signature.js';
import { quoteIdentifier, quoteName } from '../../src/ddl/quote.js';
import { test } from '../support/database.js';
import { checkProperty } from '../support/property.js';

const AWKWARD = ['"', "'", '\\', '\n', ';', '--', '/*', '(', ')', ',', '.', '[]', ' ', '$$', '%TYPE', ' USING ', 'é'];
const WORDS = ['select', 'double', 'precision', 'time', 'out', 'variadic', 'order', 'by', 'T', 'char', 'setof', 'none'];

const part = fc.oneof(fc.constantFrom(...AWKWARD), fc.constantFrom(...WORDS), fc.string({ maxLength: 3 }));
const name = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((text) => text !== '' && Buffer.byteLength(text) < 60);

const BUILTIN = [
  ...['integer', 'text', 'double precision', 'bit varying(5)', 'numeric(10,2)', '"char"', 'json', 'interval'],
  ...['timestamp(3) with time zone', 'interval day to second(3)', 'time without time zone', 'character varying(7)'],
];

/** A type of PostgreSQL's or one that the case creates, which its place in the list tells. */
const type = fc.record({
  base: fc.oneof(fc.constantFrom(...BUILTIN), fc.nat({ max: 2 })),
  array: fc.boolean(),
});

const cases = fc.record({
  schema: name,
  types: fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
  routine: name,
  args: fc.uniqueArray(fc.record({ mode: fc.constantFrom('', 'IN ', 'INOUT '), name: fc.option(name), type }), {
    maxLength: 4,
    selector: (argument) => argument.name ?? Symbol('unnamed'),
  }),
  variadic: fc.boolean(),
  operator: fc.constantFrom('=', '<->', '&&', '~@#%^&|`?', '|/', '@-'),
});

test('what PostgreSQL prints of a signature is parsed, printed and means the same routine or operator', async ({
  db,
}) => {
  await checkProperty({
    name: 'signatures',
    cases,
    runs: 25,
    async check({ schema, types, routine, args, variadic, operator }) {
      const typeSql = ({ base, array }: { base: string | number; array: boolean }) =>
        `${typeof base === 'string' ? base : quoteName({ schema, name: types[base] ?? '' })}${array ? '[]' : ''}`;
      const list = args.map((argument, at) => {
        const isVariadic = variadic && at === args.length - 1;
        const mode = isVariadic ? 'VARIADIC ' : argument.mode;
        const own = argument.name === null ? '' : `${quoteIdentifier(argument.name)} `;
        return `${mode}${own}${typeSql(isVariadic ? { ...argument.type, array: true } : argument.type)}`;
      });
      const hasOut = args.some(({ mode }, at) => mode === 'INOUT ' && !(variadic && at === args.length - 1));
      const operand = typeSql({ base: 0, array: false });
      await db.query('BEGIN');
      try {
        await db.query(`SET LOCAL check_function_bodies = off;
          CREATE SCHEMA ${quoteIdentifier(schema)};
          ${types.map((one) => `CREATE TYPE ${quoteName({ schema, name: one })} AS ENUM ('a')`).join(';')};
          CREATE FUNCTION ${quoteName({ schema, name: routine })}(${list.join(', ')}) ${hasOut ? '' : 'RETURNS integer'}
            LANGUAGE sql AS 'SELECT 1';
          CREATE FUNCTION compare(${operand}, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
          CREATE OPERATOR ${operator} (FUNCTION = compare, LEFTARG = ${operand}, RIGHTARG = integer)`);
        const { rows } = await db.query<Printed>(PRINTED, [schema, routine, operator]);
        const [printed] = rows;
        if (printed === undefined) throw new Error('The function is missing.');

        expect(routineSignature(printed.identity)).toBe(printed.identity);
        expect(routineSignature(printed.types)).toBe(printed.types);
        expect(operatorSignature(printed.operands)).toBe(printed.operands);
        expect(clauseName('cast', printed.cast)).toBe(printed.cast);
        const object = { kind: 'function', name: routine, signature: printed.types } as const;
        const parsed = parseDirectiveName('function', formatDirectiveName(object));
        expect(parsed).toEqual({ name: routine, signature: printed.types });

        const address = quoteName({ schema, name: parsed.name });
        await db.query(`COMMENT ON FUNCTION ${address}(${routineSignature(printed.identity)}) IS 'by identity'`);
        expect((await db.query(COMMENT, [printed.oid])).rows).toEqual([{ comment: 'by identity' }]);
        await db.query(`COMMENT ON FUNCTION ${address}(${parsed.signature}) IS 'by types'`);
        expect((await db.query(COMMENT, [printed.oid])).rows).toEqual([{ comment: 'by types' }]);
        await db.query(`DROP OPERATOR ${operator}(${operatorSignature(printed.operands)})`);
      } finally {
        await db.query('ROLLBACK');
      }
    },
  });
});

interface Printed {
  readonly oid: string;
  readonly identity: string;
  readonly types: string;
  readonly operands: string;
  readonly cast: string;
}

const PRINTED = `SELECT p.oid::text, pg_get_function_identity_arguments(p.oid) AS identity,
    oidvectortypes(p.proargtypes) AS types, concat(format_type(o.oprleft, NULL), ', ', format_type(o.oprright, NULL)) AS operands,
    concat('(', format_type(o.oprleft, NULL), ' AS ', format_type(o.oprright, NULL), ')') AS cast
  FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace, pg_operator AS o
 WHERE n.nspname = $1 AND p.proname = $2 AND o.oprname = $3 AND o.oprcode = 'compare'::regproc`;

const COMMENT = `SELECT obj_description($1::oid, 'pg_proc') AS comment`;
