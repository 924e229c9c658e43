import type { Column } from './column.js';

/** A column that has a name and a type, and nothing else. */
export function plainColumn(name: string, type: Column['type']): Column {
  return {
    name,
    type,
    nullable: true,
    collation: null,
    serverDefault: null,
    identity: null,
    generated: null,
    serial: null,
    comment: null,
  };
}
