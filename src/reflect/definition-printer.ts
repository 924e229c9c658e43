import type { PrintedDefinition } from '../schema/definition-question.js';
import { randomHex } from '../util/node-crypto.js';
import type { Queryable } from '../util/queryable.js';
import { beginWord, rollbackWord } from '../util/transaction-words.js';
import { objectReader } from './catalog/objects/objects.js';
import { parseTexts } from './printer/answers.js';
import { definitionSql, type MadeObject } from './printer/definition-sql.js';
import { toObject } from './values/to-objects.js';

interface DefinitionPrinterOptions {
  /** Objects in it are printed unqualified. */
  readonly defaultSchema: string;
  readonly serverVersion: number;
}

/**
 * Makes objects in a scratch database, one after the other, and prints each of them as {@link reflect} does. Nothing stays.
 * The answer is null for an object that PostgreSQL refuses to make.
 */
export async function printMadeObjects(
  db: Queryable,
  objects: readonly MadeObject[],
  { defaultSchema, serverVersion }: DefinitionPrinterOptions,
): Promise<readonly (PrintedDefinition | null)[]> {
  if (objects.length === 0) {
    return [];
  }
  const tag = `limbeck_${randomHex(6)}`;
  const begin = beginWord(db, ' ISOLATION LEVEL READ COMMITTED READ WRITE');
  try {
    const { rows } = await db.query(definitionSql(objects, { tag, defaultSchema, serverVersion, begin }));
    const answers = parseTexts(rows[0]?.answers);
    return objects.map(({ identity }, place) => {
      const [row] = objectReader(serverVersion, identity.kind).read(answers[place] ?? null);
      return row === undefined ? null : toObject(row);
    });
  } finally {
    await db.query(rollbackWord(db)).catch(() => null);
  }
}
