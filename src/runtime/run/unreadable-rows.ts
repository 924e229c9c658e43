/**
 * The rows of a statement that nobody has run: whoever looks into them gets the error, and whoever only waits for them
 * goes on.
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
