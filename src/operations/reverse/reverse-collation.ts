import { formatName } from '../../schema/names.js';
import type { CreateCollation, DropCollation } from '../collation-operations.js';
import { known } from './known.js';

export function reverseCreateCollation({ collation }: CreateCollation): readonly [DropCollation] {
  return [{ kind: 'dropCollation', collation: { schema: collation.schema, name: collation.name }, was: collation }];
}

export function reverseDropCollation({ collation, was }: DropCollation): readonly [CreateCollation] {
  return [{ kind: 'createCollation', collation: known(was, `drop collation ${formatName(collation)}`) }];
}
