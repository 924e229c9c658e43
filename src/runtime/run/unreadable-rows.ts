/**
 * The rows of a statement that was not run: code that reads them gets the error, and code that only awaits them continues.
 */
export function unreadableRows<R>(refuse: () => Error): readonly R[] {
  const rows: readonly R[] = [];
  const fail = (): never => {
    throw refuse();
  };
  return new Proxy(rows, {
    // A promise asks for `then` before it gives the rows to anybody.
    get: (_, property) => (property === 'then' ? undefined : fail()),
    has: fail,
    ownKeys: fail,
    getOwnPropertyDescriptor: fail,
  });
}
