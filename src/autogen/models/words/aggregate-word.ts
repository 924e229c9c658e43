import { quoteName } from '../../../ddl/quote.js';
import type { DefinedObject } from '../../../schema/defined-object.js';
import {
  call,
  type Entry,
  object,
  optionalNumber,
  optionalString,
  optionalTrue,
  string,
} from '../../render/build-doc.js';
import type { Doc } from '../../render/doc.js';
import { placeEntries, splitOutsideQuotes, unquoteLiteral, wordArguments } from './sql-pieces.js';

type Options = ReadonlyMap<string, string>;

/** `metadata.aggregate('total', { args: 'numeric', … })`, or null if the function can't express the aggregate. */
export function renderAggregate(aggregate: DefinedObject): Doc | null {
  const start = `CREATE AGGREGATE ${quoteName(aggregate)}(`;
  const [head = '', list = ''] = splitOutsideQuotes(aggregate.definition, ' (\n  ');
  if (!head.startsWith(start) || !list.endsWith('\n)')) return null;
  const said: Options = new Map(splitOutsideQuotes(list.slice(0, -2), ',\n  ').map(splitOption));
  const inverse = said.get('MINVFUNC');
  const moving = [...stageEntries(said, 'M'), ['inverse', optionalString(inverse)] as const];
  return call(
    'metadata.aggregate',
    wordArguments(aggregate.name, [
      ['args', string(head.slice(start.length, -1))],
      ...stageEntries(said, ''),
      ['combine', optionalString(said.get('COMBINEFUNC'))],
      ['serialize', optionalString(said.get('SERIALFUNC'))],
      ['deserialize', optionalString(said.get('DESERIALFUNC'))],
      ['moving', inverse === undefined ? undefined : object(moving)],
      ['sortOperator', optionalString(said.get('SORTOP'))],
      ['parallel', optionalString(said.get('PARALLEL')?.toLowerCase())],
      ['hypothetical', optionalTrue(said.has('HYPOTHETICAL'))],
      ...placeEntries(aggregate),
    ]),
  );
}

function splitOption(line: string): [name: string, value: string] {
  const at = line.indexOf(' = ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 3)];
}

function stageEntries(said: Options, prefix: '' | 'M'): readonly Entry[] {
  const initial = said.get(`${prefix}INITCOND`);
  const size = said.get(`${prefix}SSPACE`);
  return [
    ['transition', optionalString(said.get(`${prefix}SFUNC`))],
    ['state', optionalString(said.get(`${prefix}STYPE`))],
    ['stateSize', optionalNumber(size)],
    ['final', optionalString(said.get(`${prefix}FINALFUNC`))],
    ['finalExtra', optionalTrue(said.has(`${prefix}FINALFUNC_EXTRA`))],
    ['finalModify', optionalString(said.get(`${prefix}FINALFUNC_MODIFY`)?.toLowerCase())],
    ['initial', initial === undefined ? undefined : string(unquoteLiteral(initial))],
  ];
}
