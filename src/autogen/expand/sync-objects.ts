import { dollarQuoted, quoteIdentifier, quoteName } from '../../ddl/quote.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { RenamedColumn } from './renamed-columns.js';

/** The function that keeps two columns in step, and its triggers. */
export interface SyncObjects {
  readonly routine: DefinedObject;
  readonly triggers: readonly DefinedObject[];
}

export function syncObjects({ table, from, to, children, routine }: RenamedColumn): SyncObjects {
  const call = `${quoteName(routine)}()`;
  const body = dollarQuoted(syncBody(from, to));
  return {
    routine: {
      ...NOTHING_ELSE,
      ...routine,
      kind: 'function',
      signature: '',
      table: null,
      definition: `CREATE FUNCTION ${call} RETURNS trigger LANGUAGE plpgsql AS ${body}`,
      comment: `Keeps ${from} and ${to} of ${formatName(table)} in step`,
    },
    triggers: [table, ...children].map((on) => trigger(on, routine.name, call)),
  };
}

const NOTHING_ELSE = { frame: null, additions: [], comment: null, restored: [] };

function trigger(table: QualifiedName, name: string, call: string): DefinedObject {
  return {
    ...NOTHING_ELSE,
    schema: table.schema,
    name,
    kind: 'trigger',
    signature: null,
    table: table.name,
    definition: `CREATE TRIGGER ${quoteIdentifier(name)} BEFORE INSERT OR UPDATE ON ${quoteName(table)}
  FOR EACH ROW EXECUTE FUNCTION ${call}`,
  };
}

/**
 * Whichever column a program writes decides. Values are compared byte by byte: for some types, such as json, PostgreSQL has
 * no other operator, and for others, such as citext, another spelling is a change too. The program may have any search path,
 * so the function names no types.
 */
function syncBody(from: string, to: string): string {
  const [before, after] = [quoteIdentifier(from), quoteIdentifier(to)];
  const changed = (name: string) => `pg_catalog.record_image_ne(ROW(NEW.${name}), ROW(OLD.${name}))`;
  return `
BEGIN
  IF TG_OP OPERATOR(pg_catalog.=) 'INSERT' THEN
    IF NEW.${after} IS NULL THEN
      NEW.${after} := NEW.${before};
    ELSE
      NEW.${before} := NEW.${after};
    END IF;
  ELSIF ${changed(after)} THEN
    NEW.${before} := NEW.${after};
  ELSIF ${changed(before)} OR NEW.${after} IS NULL THEN
    NEW.${after} := NEW.${before};
  ELSIF NEW.${before} IS NULL THEN
    NEW.${before} := NEW.${after};
  END IF;
  RETURN NEW;
END
`;
}
