import type { Execute } from '../execute-operation.js';
import { known } from './known.js';

export function reverseExecute({ sql, reverse }: Execute): readonly [Execute] {
  return [{ kind: 'execute', sql: known(reverse, `execute ${firstLine(sql)}`) }];
}

function firstLine(sql: string): string {
  return sql.trim().split('\n', 1).join('');
}
