import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** @param file a module that exports Drizzle tables */
export function drizzleMissing(file: string): LimbeckError {
  return new LimbeckError({
    code: 'DRIZZLE_MISSING',
    message: "The module exports Drizzle tables, but the package drizzle-orm can't be loaded from its folder.",
    hint: 'Install it there with `npm install drizzle-orm`.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}

export function casingNotSupported(casing: string): LimbeckError {
  return new LimbeckError({
    code: 'DRIZZLE_CASING_NOT_SUPPORTED',
    message: `The target has \`casing: '${casing}'\`, which drizzle-orm no longer has from version 1.0 on.`,
    hint: `Remove \`casing\`, and declare the tables with \`${casing === 'camelCase' ? casing : 'snakeCase'}.table\` of drizzle-orm/pg-core.`,
    exitStatus: ExitStatus.badRequest,
  });
}
