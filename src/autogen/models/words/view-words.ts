import { quoteName } from '../../../ddl/quote.js';
import type { DefinedObject } from '../../../schema/defined-object.js';
import {
  array,
  call,
  type Entry,
  literalDoc,
  object,
  optionalString,
  options,
  sqlTag,
  string,
} from '../../render/build-doc.js';
import type { Doc } from '../../render/doc.js';
import {
  IDENTIFIER,
  LITERAL,
  matchOutsideQuotes,
  NAME,
  placeEntries,
  unquoteIdentifier,
  unquoteLiteral,
} from './sql-pieces.js';

/** `metadata.view('active_users', …)` with its triggers and rules, or null if the function can't express the view. */
export function renderView(view: DefinedObject, items: readonly Doc[]): Doc | null {
  return renderQuery(view, { word: 'view', words: 'CREATE VIEW', items });
}

export function renderMaterializedView(view: DefinedObject): Doc | null {
  return renderQuery(view, { word: 'materializedView', words: 'CREATE MATERIALIZED VIEW', items: [] });
}

interface QueryWord {
  readonly word: string;
  readonly words: string;
  readonly items: readonly Doc[];
}

const OPTIONS = /^(?: WITH \((?<options>[^)]*)\))? AS\n(?<query>[\s\S]*)$/;

function renderQuery(view: DefinedObject, { word, words, items }: QueryWord): Doc | null {
  const start = `${words} ${quoteName(view)}`;
  const said = view.definition.startsWith(start)
    ? matchOutsideQuotes(OPTIONS, view.definition.slice(start.length))
    : null;
  const parameters = parameterEntries(said?.options);
  const comments = columnComments(view);
  if (said === null || parameters === null || comments === null) return null;
  if (word === 'materializedView' && parameters.length > 0) return null;
  return call(`metadata.${word}`, [
    string(view.name),
    sqlTag((said.query ?? '').trimStart()),
    ...options([
      ...parameters,
      ['columnComments', comments.length === 0 ? undefined : object(comments)],
      ['items', items.length === 0 ? undefined : array(items)],
      ...placeEntries(view),
    ]),
  ]);
}

const PARAMETERS: Readonly<Record<string, Entry>> = {
  'security_barrier=true': ['securityBarrier', literalDoc(true)],
  'security_barrier=false': ['securityBarrier', literalDoc(false)],
  'security_invoker=true': ['securityInvoker', literalDoc(true)],
  'security_invoker=false': ['securityInvoker', literalDoc(false)],
  'check_option=local': ['checkOption', string('local')],
  'check_option=cascaded': ['checkOption', string('cascaded')],
};

/** Null if models have no option for one of them. */
function parameterEntries(list: string | undefined): readonly Entry[] | null {
  const parameters = list === undefined ? [] : list.split(', ');
  const entries = parameters.flatMap((parameter) => (parameter in PARAMETERS ? [PARAMETERS[parameter]] : []));
  const known = entries.filter((entry) => entry !== undefined);
  return known.length === parameters.length ? known : null;
}

const COLUMN_COMMENT = new RegExp(`^COMMENT ON COLUMN ${NAME}\\.(${IDENTIFIER}) IS (${LITERAL})$`);

/** Null if the view has other settings that CREATE doesn't include. */
function columnComments({ additions }: DefinedObject): readonly Entry[] | null {
  const entries = additions.flatMap(({ set }): Entry[] => {
    const [, column, comment] = COLUMN_COMMENT.exec(set) ?? [];
    return column === undefined || comment === undefined
      ? []
      : [[unquoteIdentifier(column), string(unquoteLiteral(comment))]];
  });
  return entries.length === additions.length ? entries : null;
}

const EVENT_TRIGGER = new RegExp(
  `^CREATE EVENT TRIGGER ${IDENTIFIER} ON (?<event>\\w+)(?: WHEN TAG IN \\((?<tags>.*)\\))? EXECUTE FUNCTION (?<execute>.*)$`,
);

export function renderEventTrigger(trigger: DefinedObject): Doc | null {
  const said = matchOutsideQuotes(EVENT_TRIGGER, trigger.definition);
  if (said?.event === undefined || said.execute === undefined || trigger.additions.length > 0) return null;
  const tags = [...(said.tags ?? '').matchAll(new RegExp(LITERAL, 'g'))].map(([tag]) => unquoteLiteral(tag));
  return call('metadata.eventTrigger', [
    string(trigger.name),
    object([
      ['on', string(said.event)],
      ['tags', tags.length === 0 ? undefined : array(tags.map(string))],
      ['execute', string(said.execute)],
      ['comment', optionalString(trigger.comment)],
    ]),
  ]);
}
