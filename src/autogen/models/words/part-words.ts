import { quoteIdentifier, quoteName } from '../../../ddl/quote.js';
import { type DefinedObject, tableOfObject } from '../../../schema/defined-object.js';
import {
  array,
  type Entry,
  imported,
  literalDoc,
  object,
  optionalSql,
  optionalString,
  optionalTrue,
  sqlTag,
  string,
  strings,
} from '../../render/build-doc.js';
import type { Doc } from '../../render/doc.js';
import {
  IDENTIFIER,
  matchOutsideQuotes,
  membersOf,
  NAME,
  oneOrMore,
  splitOutsideQuotes,
  unquoteIdentifier,
  wordArguments,
} from './sql-pieces.js';

/**
 * A trigger, policy or rule of a table or view: `trigger('touch', { … })`, or null if the functions can't express it.
 */
export function renderPart(part: DefinedObject): Doc | null {
  const enabled = enabledEntry(part);
  const entries = enabled === null ? null : optionsOf(part);
  if (entries === null || enabled === null) return null;
  return imported(
    part.kind,
    wordArguments(part.name, [...entries, ...enabled, ['comment', optionalString(part.comment)]]),
  );
}

function optionsOf(part: DefinedObject): readonly Entry[] | null {
  switch (part.kind) {
    case 'trigger':
      return triggerEntries(part);
    case 'policy':
      return policyEntries(part);
    case 'rule':
      return ruleEntries(part);
    default:
      return null;
  }
}

const STATES: Readonly<Record<string, Doc>> = {
  DISABLE: literalDoc(false),
  'ENABLE REPLICA': string('replica'),
  'ENABLE ALWAYS': string('always'),
};

/** Null if the object has other settings that CREATE doesn't include. */
function enabledEntry(part: DefinedObject): readonly Entry[] | null {
  const [first, second] = part.additions;
  if (first === undefined) return [];
  // The state of the trigger's copy on a partition is an addition too.
  const start = `ALTER TABLE ${tableSql(part)} `;
  if (!first.set.startsWith(start)) return null;
  const [, state = ''] =
    /^(DISABLE|ENABLE REPLICA|ENABLE ALWAYS) (?:TRIGGER|RULE) /.exec(first.set.slice(start.length)) ?? [];
  return second === undefined && state in STATES ? [['enabled', STATES[state]]] : null;
}

/** The SQL after the name and the table of the object. */
function tableSql(part: DefinedObject): string {
  const table = tableOfObject(part);
  return table === null ? '' : quoteName(table);
}

// As pg_get_triggerdef() prints it: on one line, except the condition.
const TRIGGER = new RegExp(
  `^CREATE (?<constraint>CONSTRAINT )?TRIGGER ${IDENTIFIER} (?<moment>BEFORE|AFTER|INSTEAD OF) (?<events>.+?) ON (?<table>${NAME}) ` +
    `(?:FROM (?<from>${NAME}) )?(?:(?<deferrable>NOT DEFERRABLE|DEFERRABLE) )?(?:INITIALLY (?<initially>IMMEDIATE|DEFERRED) )?` +
    `(?:REFERENCING (?:OLD TABLE AS (?<old>${IDENTIFIER}) ?)?(?:NEW TABLE AS (?<new>${IDENTIFIER}) ?)?)?` +
    'FOR EACH (?<each>ROW|STATEMENT) (?:WHEN \\((?<when>[\\s\\S]*)\\) )?EXECUTE FUNCTION (?<execute>[\\s\\S]*)$',
);

const MOMENTS: Readonly<Record<string, string>> = { BEFORE: 'before', AFTER: 'after', 'INSTEAD OF': 'insteadOf' };

function triggerEntries(part: DefinedObject): readonly Entry[] | null {
  const said = matchOutsideQuotes(TRIGGER, part.definition);
  if (said === null || said.table !== tableSql(part) || said.from?.includes('"') === true) return null;
  const { moment = '', events = '', execute = '' } = said;
  const referencing: readonly Entry[] = [
    ['oldTable', said.old === undefined ? undefined : string(unquoteIdentifier(said.old))],
    ['newTable', said.new === undefined ? undefined : string(unquoteIdentifier(said.new))],
  ];
  return [
    [MOMENTS[moment] ?? '', array(eventDocs(events))],
    ['referencing', said.old === undefined && said.new === undefined ? undefined : object(referencing)],
    ['constraint', said.constraint === undefined ? undefined : constraintDoc(said)],
    ['forEach', said.each === 'ROW' ? string('row') : undefined],
    ['when', optionalSql(said.when)],
    ['execute', string(execute)],
  ];
}

function eventDocs(events: string): readonly Doc[] {
  return splitOutsideQuotes(events, ' OR ').map((event) => {
    const [, columns] = /^UPDATE OF (.*)$/s.exec(event) ?? [];
    return columns === undefined
      ? string(event.toLowerCase())
      : object([['updateOf', strings(membersOf(columns, IDENTIFIER).map(unquoteIdentifier))]]);
  });
}

function constraintDoc({ from, deferrable, initially }: Readonly<Record<string, string | undefined>>): Doc {
  const isDeferred = initially === 'DEFERRED';
  const isDeferrable = deferrable === 'DEFERRABLE';
  return from === undefined && !isDeferrable
    ? literalDoc(true)
    : object([
        ['from', optionalString(from)],
        ['deferrable', optionalTrue(isDeferrable && !isDeferred)],
        ['initially', isDeferred ? string('deferred') : undefined],
      ]);
}

const POLICY = new RegExp(
  `^(?<restrictive> AS RESTRICTIVE)?(?: FOR (?<command>\\w+))?(?: TO (?<roles>${IDENTIFIER}(?:, ${IDENTIFIER})*))?` +
    '(?:\\n {2}USING \\((?<using>[\\s\\S]*?)\\))?(?:\\n {2}WITH CHECK \\((?<check>[\\s\\S]*)\\))?$',
);

function policyEntries(part: DefinedObject): readonly Entry[] | null {
  const start = `CREATE POLICY ${quoteIdentifier(part.name)} ON ${tableSql(part)}`;
  const said = part.definition.startsWith(start)
    ? matchOutsideQuotes(POLICY, part.definition.slice(start.length))
    : null;
  if (said === null) return null;
  const roles = membersOf(said.roles ?? '', IDENTIFIER).map(unquoteIdentifier);
  return [
    ['as', said.restrictive === undefined ? undefined : string('restrictive')],
    ['for', optionalString(said.command?.toLowerCase())],
    ['to', oneOrMore(roles)],
    ['using', optionalSql(said.using)],
    ['withCheck', optionalSql(said.check)],
  ];
}

// As pg_get_ruledef() prints it.
const RULE = /^ AS\n {4}ON (?<event>\w+) TO (?<rest>[\s\S]*)$/;
const ACTION = /^(?:\s+WHERE (?<where>[\s\S]*?))? DO (?<instead> ?INSTEAD)? *(?<action>[\s\S]*)$/;

function ruleEntries(part: DefinedObject): readonly Entry[] | null {
  const start = `CREATE RULE ${quoteIdentifier(part.name)}`;
  const said = part.definition.startsWith(start) ? matchOutsideQuotes(RULE, part.definition.slice(start.length)) : null;
  const table = tableSql(part);
  if (said?.rest?.startsWith(table) !== true) return null;
  const done = matchOutsideQuotes(ACTION, said.rest.slice(table.length));
  if (done?.action === undefined) return null;
  const [, several] = /^\(([\s\S]*)\)$/.exec(done.action.trim()) ?? [];
  return [
    ['on', optionalString(said.event?.toLowerCase())],
    ['where', optionalSql(done.where)],
    ['instead', optionalTrue(done.instead !== undefined)],
    ['do', done.action === 'NOTHING' ? string('nothing') : sqlTag(withoutEnd(several ?? done.action))],
  ];
}

function withoutEnd(commands: string): string {
  return commands.trim().replace(/;$/, '');
}
