import { objectKey, schemaKeys } from '../../schema/keys.js';
import type { CreateCollation, DropCollation } from '../collation-operations.js';
import type { Effects } from './effects.js';

export function createCollationEffects({ collation }: CreateCollation): Effects {
  return {
    phase: 'createCollation',
    creates: [objectKey('collation', collation)],
    needs: schemaKeys(collation.schema),
  };
}

export function dropCollationEffects({ collation }: DropCollation): Effects {
  return { phase: 'dropCollation', drops: [objectKey('collation', collation)], frees: schemaKeys(collation.schema) };
}
