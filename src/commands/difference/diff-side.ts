import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sideUnknown } from '../../errors/command-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { findClosestWord } from '../../util/closest-word.js';
import { maskPassword } from '../../util/mask-password.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';

/** What `diff` may compare. */
export interface DiffSide {
  /** Of these, `target` is models or SQL. */
  readonly kind: 'database' | 'target' | 'revision';
  /** As it was asked for, without a password; of a revision, what selects it. */
  readonly name: string;
  /** They name the database, the target or the revisions. */
  readonly settings: ResolvedSettings;
}

const DATABASE = 'database';
const MODELS = 'models';
const URL_OF_DATABASE = /^(?:postgres(?:ql)?|pglite):\/\//;

/**
 * What a word stands for: `database`, `models`, the name of an environment, a URL, a path of models or SQL, else a
 * revision. Where it may be several of them, the first counts.
 */
export async function resolveSide(word: string, input: SettingsInput, settings: ResolvedSettings): Promise<DiffSide> {
  if (word === DATABASE) return { kind: 'database', name: word, settings };
  if (word === MODELS) return { kind: 'target', name: word, settings };
  if (settings.environments.includes(word)) {
    return { kind: 'database', name: word, settings: await resolveSettings(ofEnvironment(input, word)) };
  }
  if (URL_OF_DATABASE.test(word)) {
    const connection = { kind: 'given', target: word, origin: word } as const;
    return { kind: 'database', name: maskPassword(word), settings: { ...settings, connection } };
  }
  const path = resolve(input.cwd ?? process.cwd(), word);
  if (/\.(?:sql|[cm]?[jt]s)$/.test(word) || existsSync(path)) {
    return { kind: 'target', name: word, settings: { ...settings, target: [path] } };
  }
  await requireRevision(word, settings);
  return { kind: 'revision', name: word, settings };
}

function ofEnvironment(input: SettingsInput, env: string): SettingsInput {
  return { ...input, env, x: (input.x ?? []).filter((argument) => !argument.startsWith('env=')) };
}

async function requireRevision(word: string, settings: ResolvedSettings): Promise<void> {
  const map = await loadRevisionMap(settings);
  try {
    planUpgrade(map, [], word);
  } catch (error) {
    const isUnknown = error instanceof LimbeckError && error.code === 'UNKNOWN_REVISION';
    throw isUnknown
      ? sideUnknown(word, findClosestWord(word, [DATABASE, MODELS, ...settings.environments]), error)
      : error;
  }
}
