import { resolveSettings, type SettingsInput } from '../../src/settings/resolve-settings.js';
import type { ResolvedSettings } from '../../src/settings/resolved-settings.js';
import { createProject } from '../support/project.js';

/** Resolves the settings of a project of these files, a string being its `migrate.config.ts`. */
export function resolve(
  files: string | Readonly<Record<string, string>>,
  input: Partial<SettingsInput> = {},
): Promise<ResolvedSettings> {
  const { folder } = createProject(typeof files === 'string' ? { 'migrate.config.ts': files } : files);
  return resolveSettings({ cwd: folder, command: 'upgrade', ...input });
}
