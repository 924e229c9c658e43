import { ringsIn } from '../../../autogen/match/possible-renames.js';
import { renameInvalid } from '../../../errors/command-errors.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../../../schema/names.js';

/**
 * Refuses models that exchange names by `renamedFrom`, which stays in the models: nothing in the database shows whether the
 * names were exchanged, so every revision would do it again.
 */
export function refuseSwappedNames(declared: DatabaseSchema): void {
  const { tables, enums, domains, compositeTypes, rangeTypes } = declared;
  refuse(wholeRenames(tables), '--rename-table');
  refuse(wholeRenames([...enums, ...domains, ...compositeTypes, ...rangeTypes]), '--rename-type');
  for (const table of tables) {
    refuse(
      table.columns.flatMap(({ name, renamedFrom }) =>
        renamedFrom === undefined ? [] : [partRename(table, renamedFrom, name)],
      ),
      '--rename',
    );
  }
}

interface DeclaredRename {
  readonly from: string;
  readonly to: string;
  /** As the option takes it. */
  readonly text: string;
}

function wholeRenames(
  objects: readonly (QualifiedName & { readonly renamedFrom?: QualifiedName })[],
): readonly DeclaredRename[] {
  return objects.flatMap((to) => {
    const from = to.renamedFrom;
    return from === undefined
      ? []
      : [{ from: nameKey(from), to: nameKey(to), text: `${formatName(from)}:${formatName(to)}` }];
  });
}

function partRename(of: QualifiedName, from: string, to: string): DeclaredRename {
  return { from, to, text: `${formatName(of)}.${from}:${to}` };
}

function refuse(renames: readonly DeclaredRename[], option: string): void {
  const [ring] = ringsIn(renames, { from: ({ from }) => from, to: ({ to }) => to });
  const [first] = ring ?? [];
  if (ring !== undefined && first !== undefined) {
    const options = ring.map(({ text }) => `${option} ${text}`).join(' ');
    throw renameInvalid(
      first.text,
      `\`renamedFrom\` can't exchange names, because the database doesn't show that it was done. Take it away, and pass \`${options}\` once`,
    );
  }
}
