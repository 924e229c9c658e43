import type { Operation } from '../../operations/operation.js';
import { choicesToReview } from './choices-to-review.js';
import type { ComparedSchemas } from './compared-schemas.js';
import { destroyedData } from './destroyed-data.js';
import { failuresOnRows } from './failures-on-rows.js';
import { keptByChildren } from './kept-by-children.js';
import { likelyRenames } from './likely-renames.js';
import type { Note } from './note.js';
import { warnings } from './warnings.js';

export function notesOnUpgrade(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  return [
    ...warnings(operations, schemas),
    ...destroyedData(operations),
    ...choicesToReview(operations),
    ...keptByChildren(operations, schemas),
    ...failuresOnRows(operations, schemas),
    ...likelyRenames(operations, schemas),
  ];
}
