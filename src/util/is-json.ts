import { isPlainData } from './kind-of-value.js';

/** Whether JSON gives a value back exactly as it is: null, booleans, strings, finite numbers, arrays, and plain objects. */
export function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || (isPlainData(value) && isWithoutSymbols(value) && Object.values(value).every(isJson));
    default:
      return false;
  }
}

function isWithoutSymbols(value: object): boolean {
  return Object.getOwnPropertySymbols(value).length === 0;
}
