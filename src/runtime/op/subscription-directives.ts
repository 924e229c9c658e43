import { commentIfAny } from '../../ddl/comment-on.js';
import { alterSubscription, createSubscription, dropSubscription } from '../../ddl/compile-subscription.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { Operation } from '../../operations/operation.js';
import type { SubscriptionDirectives } from '../subscription-directives.js';
import { checkedName, checkedNames, given } from './arguments.js';
import { checkOptions, flagCheck, namesCheck, recordCheck, textCheck } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';

const ALTER_OPTIONS = {
  connection: textCheck,
  publications: namesCheck,
  options: recordCheck,
  enabled: flagCheck,
} as const;
const CREATE_OPTIONS = {
  connection: textCheck,
  publications: namesCheck,
  options: recordCheck,
  comment: textCheck,
} as const;

export function subscriptionDirectives(run: DirectiveExecutor['run']): SubscriptionDirectives {
  return {
    createSubscription: (name, input) =>
      run('op.createSubscription', () => {
        checkOptions(input, CREATE_OPTIONS);
        const { connection, publications, options = {}, comment = null } = input;
        const own = checkedName('name', name);
        const listed = checkedNames('publications', publications);
        return inWords(`create subscription ${own}`, [
          createSubscription({ name: own, connection, publications: listed, options }),
          ...commentIfAny(`SUBSCRIPTION ${quoteIdentifier(own)}`, comment),
        ]);
      }),
    alterSubscription: (name, input) =>
      run('op.alterSubscription', () => {
        checkOptions(input, ALTER_OPTIONS);
        return inWords(`alter subscription ${name}`, alterSubscription(checkedName('name', name), given(input)));
      }),
    dropSubscription: (name, { ifExists = false, ...others } = {}) =>
      run('op.dropSubscription', () => {
        checkOptions({ ifExists, ...others }, { ifExists: flagCheck });
        return inWords(`drop subscription ${name}`, dropSubscription(checkedName('name', name), ifExists));
      }),
    renameSubscription: (name, newName) =>
      run('op.renameSubscription', () => {
        const [from, to] = [checkedName('name', name), checkedName('newName', newName)].map(quoteIdentifier);
        return inWords(`rename subscription ${name} to ${newName}`, [`ALTER SUBSCRIPTION ${from} RENAME TO ${to}`]);
      }),
  };
}

function inWords(description: string, statements: readonly string[]): readonly Operation[] {
  return statements.map((sql): Operation => ({ kind: 'execute', sql, description }));
}
