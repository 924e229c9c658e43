import { commentIfAny } from '../../ddl/comment-on.js';
import { inDefaultSchema, quoteObject } from '../../ddl/names/default-schema.js';
import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';
import { commentOf } from '../comment-of.js';
import type { DeclaredSql, ObjectOptions } from './object-declaration.js';

/** The functions and the state that an aggregate works with; functions and types as SQL names them. */
interface Stages {
  readonly transition: string;
  readonly state: string;
  /** The average size of the state, in bytes. */
  readonly stateSize?: number;
  readonly final?: string;
  /** The final function gets the arguments too, as nulls. */
  readonly finalExtra?: boolean;
  readonly finalModify?: 'read_only' | 'shareable' | 'read_write';
  /** The state before the first row, as text. */
  readonly initial?: string;
}

export interface AggregateOptions extends ObjectOptions, Stages {
  /** As CREATE AGGREGATE takes them: `'numeric'`, `'*'`, `'percent double precision ORDER BY value anyelement'`. */
  readonly args: string;
  readonly combine?: string;
  readonly serialize?: string;
  readonly deserialize?: string;
  /** The same for windows whose frame moves. */
  readonly moving?: Stages & { readonly inverse: string };
  /** The operator that finds the same value by an index: `'<'`. */
  readonly sortOperator?: string;
  /** Default: `unsafe`. */
  readonly parallel?: 'unsafe' | 'restricted' | 'safe';
  readonly hypothetical?: boolean;
}

export function aggregateSql(name: QualifiedName, options: AggregateOptions): DeclaredSql {
  const { args, combine, serialize, deserialize, moving, sortOperator, parallel, hypothetical } = options;
  const items = [
    ...stageItems(options, ''),
    ...item('COMBINEFUNC', combine),
    ...item('SERIALFUNC', serialize),
    ...item('DESERIALFUNC', deserialize),
    ...(moving === undefined ? [] : [...stageItems(moving, 'M'), ...item('MINVFUNC', moving.inverse)]),
    ...item('SORTOP', sortOperator),
    ...item('PARALLEL', parallel?.toUpperCase()),
    ...(hypothetical === true ? ['HYPOTHETICAL'] : []),
  ];
  const address = `${quoteObject('routine', name)}(${args})`;
  return {
    statements: [
      `CREATE AGGREGATE ${quoteName(name)}(${args}) (\n  ${items.join(',\n  ')}\n)`,
      ...commentIfAny(`AGGREGATE ${address}`, commentOf(options.comment)).map(inDefaultSchema),
    ],
    drop: inDefaultSchema(`DROP AGGREGATE IF EXISTS ${address} CASCADE`),
  };
}

function stageItems(stages: Stages, prefix: '' | 'M'): readonly string[] {
  const { transition, state, stateSize, final, finalExtra, finalModify, initial } = stages;
  return [
    ...item(`${prefix}SFUNC`, transition),
    ...item(`${prefix}STYPE`, state),
    ...item(`${prefix}SSPACE`, stateSize),
    ...item(`${prefix}FINALFUNC`, final),
    ...(finalExtra === true ? [`${prefix}FINALFUNC_EXTRA`] : []),
    ...item(`${prefix}FINALFUNC_MODIFY`, finalModify?.toUpperCase()),
    ...item(`${prefix}INITCOND`, initial === undefined ? undefined : quoteLiteral(initial)),
  ];
}

function item(word: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [`${word} = ${value}`];
}
