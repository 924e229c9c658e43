import { quoteName } from '../../../ddl/quote.js';
import type { DefinedObject } from '../../../schema/defined-object.js';
import {
  call,
  type Entry,
  object,
  optionalNumber,
  optionalString,
  optionalTrue,
  sqlTag,
  string,
  strings,
} from '../../render/build-doc.js';
import type { Doc } from '../../render/doc.js';
import {
  IDENTIFIER,
  LITERAL,
  matchOutsideQuotes,
  membersOf,
  placeEntries,
  splitOutsideQuotes,
  unquoteIdentifier,
  unquoteLiteral,
  wordArguments,
} from './sql-pieces.js';

// As pg_get_functiondef() prints it.
const HEAD = new RegExp(
  `^\\((?<args>[\\s\\S]*?)\\)\\n(?: RETURNS (?<returns>[^\\n]*)\\n)? LANGUAGE (?<language>${IDENTIFIER})\\n` +
    '(?: TRANSFORM (?<transforms>[^\\n]*)\\n)?(?: (?!SET )(?<attributes>[^\\n]*)\\n)?(?<settings>(?: SET [^\\n]*\\n)*)' +
    '(?<body>(?:AS|RETURN|BEGIN ATOMIC)[\\s\\S]*)$',
);

const ATTRIBUTES = new RegExp(
  '^(?<window>WINDOW ?)?(?:(?<volatility>IMMUTABLE|STABLE) ?)?(?:PARALLEL (?<parallel>\\w+) ?)?(?<strict>STRICT ?)?' +
    '(?:SECURITY (?<security>DEFINER) ?)?(?<leakproof>LEAKPROOF ?)?(?:COST (?<cost>[\\d.]+) ?)?' +
    '(?:ROWS (?<rows>[\\d.]+) ?)?(?:SUPPORT (?<support>.+))?$',
);

/** `metadata.function('touch', { … })`, or null if the function can't express the routine. */
export function renderRoutine(routine: DefinedObject): Doc | null {
  const [word, words] = routine.kind === 'function' ? ['function', 'FUNCTION'] : ['procedure', 'PROCEDURE'];
  const start = `CREATE ${words} ${quoteName(routine)}`;
  const { definition } = routine;
  const said = definition.startsWith(start) ? matchOutsideQuotes(HEAD, definition.slice(start.length)) : null;
  const attributes = ATTRIBUTES.exec(said?.attributes ?? '')?.groups;
  const settings = settingsOf(said?.settings ?? '');
  const body = bodyEntry(said?.body ?? '');
  if (said === null || attributes === undefined || settings === null || body === null) return null;
  const { language = '', transforms = '' } = said;
  const types = transforms.split(/,? ?FOR TYPE /).filter((type) => type !== '');
  return call(
    `metadata.${word}`,
    wordArguments(routine.name, [
      ['args', said.args === '' ? undefined : optionalString(said.args)],
      ['returns', optionalString(said.returns)],
      ['language', language === 'sql' ? undefined : string(unquoteIdentifier(language))],
      ['transforms', types.length === 0 ? undefined : strings(types)],
      ...attributeEntries(attributes),
      ['set', settings.length === 0 ? undefined : object(settings)],
      ...placeEntries(routine),
      body,
    ]),
  );
}

function attributeEntries(said: Readonly<Record<string, string | undefined>>): readonly Entry[] {
  return [
    ['window', optionalTrue(said.window !== undefined)],
    ['volatility', optionalString(said.volatility?.toLowerCase())],
    ['leakproof', optionalTrue(said.leakproof !== undefined)],
    ['strict', optionalTrue(said.strict !== undefined)],
    ['security', optionalString(said.security?.toLowerCase())],
    ['parallel', optionalString(said.parallel?.toLowerCase())],
    ['cost', optionalNumber(said.cost)],
    ['rows', optionalNumber(said.rows)],
    ['support', optionalString(said.support)],
  ];
}

const SETTING = new RegExp(`^ SET "?([\\w.]+)"? TO (${LITERAL}(?:, ${LITERAL})*)$`);

/** Null if one of the lines is not such a setting. */
function settingsOf(lines: string): readonly Entry[] | null {
  const entries = splitOutsideQuotes(lines, '\n')
    .filter((line) => line !== '')
    .map((line): Entry | null => {
      const [, name, list] = SETTING.exec(line) ?? [];
      if (name === undefined || list === undefined) return null;
      const values = membersOf(list, LITERAL).map(unquoteLiteral);
      const [only = '', second] = values;
      return [name, second === undefined && !NAME_LISTS.has(name) ? string(only) : strings(values)];
    });
  const known = entries.filter((entry) => entry !== null);
  return known.length === entries.length ? known : null;
}

/** PostgreSQL would read a text as a list in these settings. */
const NAME_LISTS = new Set(['search_path', 'temp_tablespaces']);

const QUOTED = /^AS (?:('(?:[^']|'')*'), )?(\$\w*\$)([\s\S]*)\2$/;

function bodyEntry(body: string): Entry | null {
  if (!body.startsWith('AS ')) return ['body', sqlTag(body)];
  const [, library, , source] = QUOTED.exec(body) ?? [];
  if (source === undefined) return null;
  return ['as', library === undefined ? sqlTag(source) : strings([unquoteLiteral(library), source])];
}
