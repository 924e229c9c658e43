import type { Execute } from '../operations/execute-operation.js';
import { inlineParameters } from './inline-parameters.js';

/** The SQL with its parameters written into it. */
export function compileExecute({ sql, parameters }: Execute): readonly string[] {
  return [parameters === undefined ? sql : inlineParameters(sql, parameters)];
}
