import { commentIfAny } from '../../ddl/comment-on.js';
import { joinWords } from '../../ddl/join-words.js';
import { quoteIdentifier, quoteName } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';
import { commentOf } from '../comment-of.js';
import { renderSql, type SqlPrintable } from '../sql.js';
import type { ColumnKey, SqlText } from '../table-items.js';
import { parseName } from '../table-name.js';
import type { DeclaredSql } from './object-declaration.js';

/** Whether it fires, and for whom: false for never, `replica` while changes are replicated, `always` for both. */
export type Enabled = boolean | 'replica' | 'always';

interface PartOptions {
  readonly comment?: string;
}

export type TriggerEvent = 'insert' | 'update' | 'delete' | 'truncate' | { readonly updateOf: readonly ColumnKey[] };

interface TriggerCommon extends PartOptions {
  /** Default: `statement`. */
  readonly forEach?: 'row' | 'statement';
  readonly when?: SqlText;
  /** The function: `'touch()'`, or with constants `"audit('users')"`, or what `metadata.function` returned. */
  readonly execute: string | SqlPrintable;
  /** Default: true. */
  readonly enabled?: Enabled;
}

interface BeforeTrigger extends TriggerCommon {
  readonly before: readonly TriggerEvent[];
  readonly after?: never;
  readonly insteadOf?: never;
}

interface InsteadTrigger extends TriggerCommon {
  /** On a view. */
  readonly insteadOf: readonly TriggerEvent[];
  readonly before?: never;
  readonly after?: never;
}

interface AfterTrigger extends TriggerCommon {
  readonly after: readonly TriggerEvent[];
  readonly before?: never;
  readonly insteadOf?: never;
  /** Names under which it reads all rows as they were and as they are. */
  readonly referencing?: { readonly oldTable?: string; readonly newTable?: string };
  /** A constraint trigger; its time may be chosen, as a constraint's can. */
  readonly constraint?: boolean | ConstraintTime;
}

interface ConstraintTime {
  readonly deferrable?: boolean;
  /** `deferred` makes it deferrable too. */
  readonly initially?: 'deferred' | 'immediate';
  /** Another table that the constraint is about. */
  readonly from?: string;
}

export type TriggerOptions = BeforeTrigger | AfterTrigger | InsteadTrigger;

export interface PolicyOptions extends PartOptions {
  /** Default: `permissive`. */
  readonly as?: 'permissive' | 'restrictive';
  /** Default: `all`. */
  readonly for?: 'all' | 'select' | 'insert' | 'update' | 'delete';
  /** Roles. Default: everybody. `current_user` and `session_user` mean the role that runs the DDL. */
  readonly to?: string | readonly string[];
  readonly using?: SqlText;
  readonly withCheck?: SqlText;
}

export interface RuleOptions extends PartOptions {
  readonly on: 'select' | 'insert' | 'update' | 'delete';
  readonly where?: SqlText;
  /** Runs the actions instead of the original statement, not in addition to it. */
  readonly instead?: boolean;
  readonly do: 'nothing' | SqlText | readonly SqlText[];
  /** Default: true. */
  readonly enabled?: Enabled;
}

/** Objects on a table in addition to its constraints and indexes. */
export type TablePart =
  | { readonly kind: 'trigger'; readonly name: string; readonly options: TriggerOptions }
  | { readonly kind: 'policy'; readonly name: string; readonly options: PolicyOptions }
  | { readonly kind: 'rule'; readonly name: string; readonly options: RuleOptions };

/** A trigger of the table: `trigger('touch', { before: ['update'], forEach: 'row', execute: 'touch()' })`. */
export function trigger(name: string, options: TriggerOptions): TablePart {
  return { kind: 'trigger', name, options };
}

/**
 * A policy of row-level security: `` policy('own', { for: 'select', using: sql`${c.owner} = current_user` }) ``. It holds
 * if the table says `rowSecurity: true`.
 */
export function policy(name: string, options: PolicyOptions = {}): TablePart {
  return { kind: 'policy', name, options };
}

/** A rewrite rule: `rule('keep', { on: 'delete', instead: true, do: 'nothing' })`. */
export function rule(name: string, options: RuleOptions): TablePart {
  return { kind: 'rule', name, options };
}

interface PartPlace {
  readonly table: QualifiedName;
  /** The columns of the table, by property. */
  readonly columns: readonly { readonly property: string; readonly name: string }[];
}

export function tablePartSql(part: TablePart, place: PartPlace): DeclaredSql {
  switch (part.kind) {
    case 'trigger':
      return described(part, place, [triggerSql(part.name, part.options, place), ...stateSql(part, place)]);
    case 'policy':
      return described(part, place, [policySql(part.name, part.options, place)]);
    case 'rule':
      return described(part, place, [ruleSql(part.name, part.options, place), ...stateSql(part, place)]);
  }
}

function described({ kind, name, options }: TablePart, { table }: PartPlace, statements: readonly string[]) {
  const object = `${kind.toUpperCase()} ${quoteIdentifier(name)} ON ${quoteName(table)}`;
  return { statements: [...statements, ...commentIfAny(object, commentOf(options.comment))], drop: null };
}

function stateSql({ kind, name, options }: Extract<TablePart, { kind: 'trigger' | 'rule' }>, { table }: PartPlace) {
  const { enabled = true } = options;
  if (enabled === true) {
    return [];
  }
  const verb = enabled === false ? 'DISABLE' : `ENABLE ${enabled.toUpperCase()}`;
  return [`ALTER TABLE ${quoteName(table)} ${verb} ${kind.toUpperCase()} ${quoteIdentifier(name)}`];
}

function triggerSql(name: string, options: TriggerOptions, place: PartPlace): string {
  const [moment, events] = momentOf(options);
  const { constraint = false, referencing = {} } = options.after === undefined ? {} : options;
  return joinWords(
    constraint === false ? 'CREATE TRIGGER' : 'CREATE CONSTRAINT TRIGGER',
    quoteIdentifier(name),
    moment,
    events.map((event) => eventSql(event, place)).join(' OR '),
    `ON ${quoteName(place.table)}`,
    constraintTimeSql(constraint),
    referencingSql(referencing),
    `FOR EACH ${(options.forEach ?? 'statement').toUpperCase()}`,
    options.when !== undefined && `WHEN (${renderSql(options.when)})`,
    `EXECUTE FUNCTION ${callSql(options.execute)}`,
  );
}

function constraintTimeSql(constraint: boolean | ConstraintTime): string {
  const { from, deferrable, initially } = typeof constraint === 'object' ? constraint : {};
  return joinWords(
    from !== undefined && `FROM ${quoteName(parseName(from, null))}`,
    (deferrable === true || initially === 'deferred') && 'DEFERRABLE',
    initially !== undefined && `INITIALLY ${initially.toUpperCase()}`,
  );
}

function referencingSql({ oldTable, newTable }: NonNullable<AfterTrigger['referencing']>): string {
  const names = joinWords(
    oldTable !== undefined && `OLD TABLE AS ${quoteIdentifier(oldTable)}`,
    newTable !== undefined && `NEW TABLE AS ${quoteIdentifier(newTable)}`,
  );
  return names && `REFERENCING ${names}`;
}

function momentOf(options: TriggerOptions): readonly [moment: string, events: readonly TriggerEvent[]] {
  if (options.before !== undefined) return ['BEFORE', options.before];
  return options.after !== undefined ? ['AFTER', options.after] : ['INSTEAD OF', options.insteadOf];
}

function eventSql(event: TriggerEvent, { columns }: PartPlace): string {
  if (typeof event === 'string') {
    return event.toUpperCase();
  }
  const names = event.updateOf.map((key) =>
    typeof key === 'string'
      ? quoteIdentifier(columns.find(({ property }) => property === key)?.name ?? key)
      : renderSql(key),
  );
  return `UPDATE OF ${names.join(', ')}`;
}

/** `touch()`, from `touch` as well. */
export function callSql(routine: string | SqlPrintable): string {
  const text = renderSql(routine);
  return text.trimEnd().endsWith(')') ? text : `${text}()`;
}

function policySql(name: string, options: PolicyOptions, { table }: PartPlace): string {
  const { to = [], using, withCheck } = options;
  const roles = typeof to === 'string' ? [to] : to;
  return joinWords(
    `CREATE POLICY ${quoteIdentifier(name)} ON ${quoteName(table)}`,
    options.as !== undefined && `AS ${options.as.toUpperCase()}`,
    options.for !== undefined && `FOR ${options.for.toUpperCase()}`,
    roles.length > 0 && `TO ${roles.map(roleSql).join(', ')}`,
    using !== undefined && `USING (${renderSql(using)})`,
    withCheck !== undefined && `WITH CHECK (${renderSql(withCheck)})`,
  );
}

const ROLE_WORDS = /^(?:public|current_user|current_role|session_user)$/i;

function roleSql(role: string): string {
  return ROLE_WORDS.test(role) ? role.toUpperCase() : quoteIdentifier(role);
}

function ruleSql(name: string, options: RuleOptions, { table }: PartPlace): string {
  const { where, instead = false } = options;
  return joinWords(
    `CREATE RULE ${quoteIdentifier(name)} AS ON ${options.on.toUpperCase()} TO ${quoteName(table)}`,
    where !== undefined && `WHERE ${renderSql(where)}`,
    instead ? 'DO INSTEAD' : 'DO ALSO',
    actionSql(options.do),
  );
}

function actionSql(action: RuleOptions['do']): string {
  if (action === 'nothing') {
    return 'NOTHING';
  }
  const commands = isCommand(action) ? [action] : action;
  return `(${commands.map(renderSql).join('; ')})`;
}

function isCommand(action: SqlText | readonly SqlText[]): action is SqlText {
  return !Array.isArray(action);
}
