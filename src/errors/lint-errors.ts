import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

export function parserMissing(): LimbeckError {
  return new LimbeckError({
    code: 'PARSER_MISSING',
    message: "PostgreSQL's parser is missing: SQL files can't be judged without the package `libpg-query`.",
    hint: 'Run `npm install --save-dev libpg-query`.',
    exitStatus: ExitStatus.badRequest,
  });
}
