/** Checked by the compiler alone: what does not hold here is an error of `tsc`. */

import { type InsertOf, MetaData, type RowOf, type UpdateOf } from '../../src/models/index.js';
import { insertSchema, type StandardSchema, selectSchema, updateSchema } from '../../src/standard-schema.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function holds<_Fact extends true>(): void {
  // The type argument is the test.
}

type Types<Schema extends StandardSchema<unknown, unknown>> = NonNullable<Schema['~standard']['types']>;

const { table, t } = new MetaData();
const users = table('users', {
  id: t.bigint().identity('always'),
  email: t.text(),
  age: t.integer().nullable(),
  at: t.timestamptz().serverDefault(new Date(0)),
});

const insert = insertSchema(users);
holds<Equal<Types<typeof insert>['input'], { email: string; age?: number | null; at?: Date | string }>>();
const inserted: InsertOf<typeof users> = {} as Types<typeof insert>['output'];

const update = updateSchema(users, { stripUnknown: true });
const updated: UpdateOf<typeof users> = {} as Types<typeof update>['output'];

const select = selectSchema(users, { columns: ['id', 'age'] });
holds<Equal<Types<typeof select>['output'], { id: string; age: number | null }>>();
export const picked: Pick<RowOf<typeof users>, 'id' | 'age'> = {} as Types<typeof select>['output'];

// What the schema of a column takes is what a caller may give.
declare const digits: StandardSchema<string, number>;
const converted = insertSchema(users, { columns: ['email', 'age'], values: { age: digits } });
holds<Equal<Types<typeof converted>['input'], { email: string; age?: string | null }>>();
holds<Equal<Types<typeof converted>['output'], { email: string; age?: number | null }>>();

// @ts-expect-error The output of a schema must be what the column takes.
insertSchema(users, { values: { email: digits } });

// @ts-expect-error The column is not one of those that INSERT takes.
insertSchema(users, { columns: ['id'] });

export const used = [inserted, updated];
