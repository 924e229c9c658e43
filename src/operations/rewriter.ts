import type { Operation, OperationByKind, OperationKind } from './operation.js';
import type { ProcessRevisionDirectives, RevisionDirective } from './revision-directive.js';

/** What an operation becomes: another one, several, or, with an empty list, nothing. */
export type Rewrite<Kind extends OperationKind> = (
  operation: OperationByKind[Kind],
  directive: RevisionDirective,
) => Operation | readonly Operation[];

type Pass = (operation: Operation, directive: RevisionDirective) => readonly Operation[];

/**
 * Rewrites generated operations of a kind, of `upgrade` and of `downgrade`. Its `process` goes into the settings.
 *
 * @example
 * const rewriter = new Rewriter().rewrites('createTable', (create) => ({ ...create, ifNotExists: true }));
 */
export class Rewriter {
  readonly #passes: Pass[] = [];

  /** Adds a rule. Rules apply one after another; none sees what it has made itself. */
  rewrites<Kind extends OperationKind>(kinds: Kind | readonly Kind[], rewrite: Rewrite<Kind>): this {
    const wanted: readonly Kind[] = typeof kinds === 'string' ? [kinds] : kinds;
    this.#passes.push((operation, directive) =>
      isOneOf(operation, wanted) ? toList(rewrite(operation, directive)) : [operation],
    );
    return this;
  }

  readonly process: ProcessRevisionDirectives = (directives) =>
    directives.map((directive) => ({
      ...directive,
      upgradeOps: this.#rewrite(directive.upgradeOps, directive),
      downgradeOps: this.#rewrite(directive.downgradeOps, directive),
    }));

  #rewrite(operations: readonly Operation[], directive: RevisionDirective): readonly Operation[] {
    return this.#passes.reduce((list, pass) => list.flatMap((operation) => pass(operation, directive)), operations);
  }
}

function isOneOf<Kind extends OperationKind>(
  operation: Operation,
  kinds: readonly Kind[],
): operation is OperationByKind[Kind] {
  return kinds.some((kind) => kind === operation.kind);
}

function toList(result: Operation | readonly Operation[]): readonly Operation[] {
  return 'kind' in result ? [result] : result;
}
