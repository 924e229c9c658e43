import type pg from 'pg';

/**
 * Imports pg, which costs a twentieth of a second that commands without a database need not pay.
 *
 * pg detects the runtime by `navigator`, or without it (Node 20) by creating a `Response`, for which Node loads all of
 * fetch: twice the cost of pg itself. So this module sets a `navigator` while pg is imported.
 */
export async function importPg(): Promise<typeof pg> {
  if ('navigator' in globalThis) {
    return (await import('pg')).default;
  }
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node.js' }, configurable: true });
  try {
    return (await import('pg')).default;
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator');
  }
}
