/** What a statement does to the transaction that it is run in; null for most. */
export type TransactionCommand = 'begins' | 'ends' | null;

/** @param words those that the statement begins with, in capitals. A savepoint neither begins nor ends anything. */
export function transactionCommand([first, second, third]: readonly string[]): TransactionCommand {
  switch (first) {
    case 'BEGIN':
      return 'begins';
    case 'START':
      return second === 'TRANSACTION' ? 'begins' : null;
    case 'PREPARE':
      return second === 'TRANSACTION' ? 'ends' : null;
    case 'ABORT':
    case 'END':
      return 'ends';
    case 'COMMIT':
      return second === 'PREPARED' ? null : 'ends';
    case 'ROLLBACK':
      return second === 'PREPARED' || second === 'TO' || third === 'TO' ? null : 'ends';
    default:
      return null;
  }
}
