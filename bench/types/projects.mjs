import { QUERIES } from './queries.mjs';
import { INTERFACES, MODELS } from './tables.mjs';

const database = (declaration) => `import type { Database } from 'limbeck/schema';
import type * as models from './models.js';
${declaration}
`;

/** Project → its files. All have the same queries. */
export const PROJECTS = {
  interfaces: { 'db.ts': INTERFACES, 'queries.ts': QUERIES },
  models: {
    'models.ts': MODELS,
    'db.ts': database('export type DB = Database<typeof models>;'),
    'queries.ts': QUERIES,
  },
  'models, named': {
    'models.ts': MODELS,
    'db.ts': database('export interface DB extends Database<typeof models> {}'),
    'queries.ts': QUERIES,
  },
  'models alone': { 'models.ts': MODELS },
};
