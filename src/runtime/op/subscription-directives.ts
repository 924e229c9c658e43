import { commentIfAny } from '../../ddl/comment-on.js';
import { alterSubscription, createSubscription, dropSubscription } from '../../ddl/compile-subscription.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { Operation } from '../../operations/operation.js';
import type { SubscriptionDirectives } from '../subscription-directives.js';
import { given, nameOf, namesOf } from './arguments.js';
import { checkOptions, flag, names, record, text } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';

const ALTER_OPTIONS = { connection: text, publications: names, options: record, enabled: flag } as const;
const CREATE_OPTIONS = { connection: text, publications: names, options: record, comment: text } as const;

export function subscriptionDirectives(run: DirectiveExecutor['run']): SubscriptionDirectives {
  return {
    createSubscription: (name, input) =>
      run('op.createSubscription', () => {
        checkOptions(input, CREATE_OPTIONS);
        const { connection, publications, options = {}, comment = null } = input;
        const own = nameOf('name', name);
        const listed = namesOf('publications', publications);
        return inWords(`create subscription ${own}`, [
          createSubscription({ name: own, connection, publications: listed, options }),
          ...commentIfAny(`SUBSCRIPTION ${quoteIdentifier(own)}`, comment),
        ]);
      }),
    alterSubscription: (name, input) =>
      run('op.alterSubscription', () => {
        checkOptions(input, ALTER_OPTIONS);
        return inWords(`alter subscription ${name}`, alterSubscription(nameOf('name', name), given(input)));
      }),
    dropSubscription: (name, { ifExists = false, ...others } = {}) =>
      run('op.dropSubscription', () => {
        checkOptions({ ifExists, ...others }, { ifExists: flag });
        return inWords(`drop subscription ${name}`, dropSubscription(nameOf('name', name), ifExists));
      }),
    renameSubscription: (name, newName) =>
      run('op.renameSubscription', () => {
        const [from, to] = [nameOf('name', name), nameOf('newName', newName)].map(quoteIdentifier);
        return inWords(`rename subscription ${name} to ${newName}`, [`ALTER SUBSCRIPTION ${from} RENAME TO ${to}`]);
      }),
  };
}

function inWords(description: string, statements: readonly string[]): readonly Operation[] {
  return statements.map((sql): Operation => ({ kind: 'execute', sql, description }));
}
