import { noFileToEdit } from '../errors/command-errors.js';
import type { RevisionNode } from '../script/revision-node.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { findShown } from './graph/shown-revisions.js';
import { openInEditor } from './programs/open-editor.js';

export interface EditOptions extends CommandEvents {
  /** Ids or the beginnings of them, `head`, `heads`, `current`, ranges. */
  readonly revisions: readonly string[];
}

/**
 * Opens the files of revisions in the editor that EDITOR or VISUAL names, one after another, and returns them once the
 * last is closed. Asks the database only for `current`.
 */
export async function edit(input: SettingsInput, options: EditOptions): Promise<readonly RevisionInfo[]> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const nodes = new Set<RevisionNode>();
  for (const selector of options.revisions) {
    const found = await findShown({ settings, map, events: options }, selector);
    if (found.length === 0) {
      throw noFileToEdit(selector);
    }
    for (const node of found) nodes.add(node);
  }
  const revisions = [...nodes].map((node) => toRevisionInfo(node));
  await openInEditor(
    revisions.map(({ path }) => path),
    input.cwd ?? process.cwd(),
  );
  return revisions;
}
