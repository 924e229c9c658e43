import type { Operation } from '../../operations/operation.js';
import { checkOptions } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { DIRECTIVE_OPTIONS, type DirectiveWithOptions, type OptionsOf } from './directive-options.js';

/** Carries out a directive once its options are looked at; `prepare` makes operations of its arguments. */
export type RunDirective = <Directive extends DirectiveWithOptions>(
  directive: Directive,
  options: OptionsOf<Directive>,
  prepare: () => readonly Operation[],
) => Promise<void>;

export function directiveRunner(run: DirectiveExecutor['run']): RunDirective {
  return (directive, options, prepare) =>
    run(`op.${directive}`, () => {
      checkOptions(options, DIRECTIVE_OPTIONS[directive]);
      return prepare();
    });
}
