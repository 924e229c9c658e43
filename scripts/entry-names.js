/** The modules that programs import, as paths in src and in dist, with the name of each. */
export const ENTRIES = new Map([
  ['index', 'limbeck'],
  ['models/index', 'limbeck/schema'],
  ['standard-schema', 'limbeck/standard-schema'],
  ['testing', 'limbeck/testing'],
]);
