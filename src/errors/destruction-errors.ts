import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

const MOST_LOSSES = 5;

/** @param losses what the revision does, to follow "It": `drops users.bio`, `deletes 3 rows of users` */
export function destructionRefused(losses: readonly string[], revision: string): LimbeckError {
  const shown = losses.slice(0, MOST_LOSSES).join(', ');
  const more = losses.length > MOST_LOSSES ? `, and ${losses.length - MOST_LOSSES} more` : '';
  return refused(`It ${shown}${more}. The settings forbid that (allowDestructive: false)`, revision);
}

/** @param reason a clause that follows a colon */
export function destructionUnknown(reason: string, revision: string): LimbeckError {
  return refused(
    `Limbeck can't tell whether it destroys data, which the settings forbid (allowDestructive: false): ${reason}`,
    revision,
  );
}

function refused(message: string, revision: string): LimbeckError {
  return new LimbeckError({
    code: 'DESTRUCTION_REFUSED',
    message,
    hint: `Review the revision and make a backup. To allow this revision only, add \`--allow-destructive-in ${revision}\` to the command.`,
    exitStatus: ExitStatus.badRequest,
  });
}
