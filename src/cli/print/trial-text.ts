import type { Trial } from '../../commands/difference/trial/trial.js';
import type { Paint } from '../palette.js';

/** What came of trying a new revision, on one line. */
export function trialText(trial: Trial, paint: Paint): string {
  switch (trial.outcome) {
    case 'passed':
      return paint('dim', 'Tried on a copy of the schema: the upgrade and the downgrade do what they should.');
    case 'not tried':
      return paint('dim', `Not tried on a copy of the schema. ${trial.why}`);
    case 'failed':
      return `${paint('red', 'failed')} The ${trial.direction} was tried on a copy of the schema. ${trial.what}`;
  }
}
