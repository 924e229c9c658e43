import { toStatistics } from '../../models/statistics.js';
import { parseName } from '../../models/table-name.js';
import type { Operations } from '../operations.js';
import { checkedName, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type StatisticsDirectives = Pick<Operations, 'createStatistics' | 'dropStatistics' | 'alterStatistics'>;

export function statisticsDirectives(run: RunDirective): StatisticsDirectives {
  const on = (table: string) => parseName(checkedName('table', table), null);
  return {
    createStatistics: (name, table, keys, options = {}) =>
      run('createStatistics', options, () => {
        const input = { ...options, name: checkedName('name', name), on: keys };
        const value = toStatistics(input, { schema: null, column: (key) => key });
        const statistics = { ...value, ...qualified('name', name, options) };
        return [{ kind: 'createStatistics', table: on(table), statistics }];
      }),
    dropStatistics: (name, table, options = {}) =>
      run('dropStatistics', options, () => [
        { kind: 'dropStatistics', table: on(table), statistics: qualified('name', name, options) },
      ]),
    alterStatistics: (name, table, changes) =>
      run('alterStatistics', changes, () => {
        const { target, newName } = changes;
        const statistics = qualified('name', name, changes);
        return [{ kind: 'alterStatistics', table: on(table), statistics, changes: given({ target, newName }) }];
      }),
  };
}
