import { parseDirectiveName } from '../../ddl/names/directive-name.js';
import type { DefinedKind } from '../../schema/defined-kinds.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import type { InSchema } from '../operation-options.js';
import { checkedName, qualified } from './arguments.js';

/** How a directive names an object. */
export interface ObjectPlace extends InSchema {
  readonly kind: DefinedKind;
  readonly name: string;
  readonly table?: string;
}

export function identity({ kind, name, table, ...options }: ObjectPlace): ObjectIdentity {
  const parsed = parseDirectiveName(kind, checkedName('name', name));
  return {
    kind,
    ...qualified('name', parsed.name, options),
    signature: parsed.signature,
    table: table === undefined ? null : checkedName('table', table),
  };
}
