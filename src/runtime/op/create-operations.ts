import { renderSql } from '../../models/sql.js';
import type { Operations } from '../operations.js';
import { checkedName, parametersOf, qualified, sqlOf } from './arguments.js';
import { batchDirectives, OperationCollector } from './batch-directives.js';
import { checkOptions, nameCheck } from './check-options.js';
import { columnDirectives } from './column-directives.js';
import { constraintDirectives } from './constraint-directives.js';
import { copyDirective } from './copy-directive.js';
import { dataDirectives } from './data-directives.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { distributionDirectives } from './distribution-directives.js';
import { enumDirectives } from './enum-directives.js';
import { indexDirectives } from './index-directives.js';
import { inheritanceDirectives } from './inheritance-directives.js';
import { objectDirectives } from './object-directives.js';
import { privilegeDirectives } from './privilege-directives.js';
import { directiveRunner, type RunDirective } from './run-directive.js';
import { schemaDirectives } from './schema-directives.js';
import { sequenceDirectives } from './sequence-directives.js';
import { statisticsDirectives } from './statistics-directives.js';
import { tableDirectives } from './table-directives.js';
import { typeDirectives } from './type-directives.js';

const BATCH_OPTIONS = { schema: nameCheck } as const;

/**
 * The `op` of a revision. Its methods do not use `this`, so that they may be taken apart. A revision calls a few of some
 * hundred directives: each room of them is made when one of it is asked for.
 */
export function createOperations(executor: DirectiveExecutor): Operations {
  const made = new Map<Room, object>();
  const directives = (room: Room): object => {
    const known = made.get(room) ?? room(executor);
    made.set(room, known);
    return known;
  };
  return new Proxy(ALL, {
    get(_, key) {
      const room = ROOM_OF.get(key);
      return room === undefined ? undefined : Reflect.get(directives(room), key);
    },
    // What `{ ...op }` reads.
    getOwnPropertyDescriptor(target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      const room = ROOM_OF.get(key);
      return descriptor === undefined || room === undefined
        ? descriptor
        : { ...descriptor, value: Reflect.get(directives(room), key) };
    },
    // All revisions share the names.
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}

function ownDirectives(executor: DirectiveExecutor) {
  return {
    execute: (sql, parameters) =>
      executor.execute(() => ({
        kind: 'execute',
        sql: renderSql(sqlOf('sql', sql)),
        ...(parameters === undefined ? {} : { parameters: parametersOf(parameters) }),
      })),
    batchAlterTable: (table, block, options = {}) =>
      executor.batch('op.batchAlterTable', async () => {
        checkOptions(options, BATCH_OPTIONS);
        const collector = new OperationCollector();
        const collecting = directiveRunner((_directive, prepare) => collector.collect(prepare));
        await block(batchDirectives(collecting, checkedName('table', table), options));
        return { table: qualified('table', table, options), operations: collector.operations };
      }),
    autocommitBlock: (block) => executor.autocommitBlock(block),
    invoke: (operation) => executor.run(`op.invoke(${operation.kind})`, () => [operation]),
    getBind: () => executor.bind,
    getContext: () => executor.context,
  } satisfies Partial<Operations>;
}

type Room = (executor: DirectiveExecutor) => object;

/** The rooms take the runner of their directives. */
function withRunner<Directives extends object>(make: (run: RunDirective) => Directives) {
  return (executor: DirectiveExecutor) =>
    make(directiveRunner((directive, prepare) => executor.run(directive, prepare)));
}

const ROOMS = {
  schema: withRunner(schemaDirectives),
  table: withRunner(tableDirectives),
  inheritance: withRunner(inheritanceDirectives),
  statistics: withRunner(statisticsDirectives),
  distribution: withRunner(distributionDirectives),
  column: withRunner(columnDirectives),
  constraint: withRunner(constraintDirectives),
  index: withRunner(indexDirectives),
  enum: withRunner(enumDirectives),
  type: withRunner(typeDirectives),
  sequence: withRunner(sequenceDirectives),
  privilege: withRunner(privilegeDirectives),
  data: withRunner(dataDirectives),
  copy: copyDirective,
  object: (executor: DirectiveExecutor) => objectDirectives((directive, prepare) => executor.run(directive, prepare)),
  own: ownDirectives,
};

/** Nobody calls what is made for it: only the names count. */
const NOBODY: DirectiveExecutor = {
  run: refuse,
  runParts: refuse,
  execute: refuse,
  batch: refuse,
  autocommitBlock: refuse,
  get file() {
    return refuse();
  },
  get bind() {
    return refuse();
  },
  get context() {
    return refuse();
  },
};

function refuse(): never {
  throw new Error('This op belongs to no revision.');
}

/** Every directive; what `op` answers for is read off it, by the compiler too. */
const ALL: Operations = {
  ...ROOMS.schema(NOBODY),
  ...ROOMS.table(NOBODY),
  ...ROOMS.inheritance(NOBODY),
  ...ROOMS.statistics(NOBODY),
  ...ROOMS.distribution(NOBODY),
  ...ROOMS.column(NOBODY),
  ...ROOMS.constraint(NOBODY),
  ...ROOMS.index(NOBODY),
  ...ROOMS.enum(NOBODY),
  ...ROOMS.type(NOBODY),
  ...ROOMS.sequence(NOBODY),
  ...ROOMS.privilege(NOBODY),
  ...ROOMS.data(NOBODY),
  ...ROOMS.copy(NOBODY),
  ...ROOMS.object(NOBODY),
  ...ROOMS.own(NOBODY),
};

const ROOM_OF: ReadonlyMap<PropertyKey, Room> = new Map(
  Object.values<Room>(ROOMS).flatMap((room) => Object.keys(room(NOBODY)).map((name) => [name, room] as const)),
);
