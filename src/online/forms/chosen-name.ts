import type { OnlineFacts } from '../table-facts.js';

/** Whether PostgreSQL would choose this name, which it makes of the table and the columns: no other object has it. */
export function isChosen(name: string, { takenNames }: OnlineFacts): boolean {
  return !takenNames.some((taken) => taken.name === name);
}
