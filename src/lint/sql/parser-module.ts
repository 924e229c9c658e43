import type * as Parser from 'libpg-query';

/** What is used of the package. */
export type ParserModule = Pick<typeof Parser, 'loadModule' | 'parseSync' | 'parsePlPgSQLSync' | 'scanSync'>;
