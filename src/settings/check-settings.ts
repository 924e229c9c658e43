import { invalidSetting, unknownSetting } from '../errors/settings-errors.js';
import { findClosestWord } from '../util/closest-word.js';
import type { ConfigSource } from './config-source.js';
import type { ConfigureOptions } from './configure-options.js';
import { describeValue } from './describe-value.js';
import { HOOK_PROGRAMS } from './post-write-hook.js';
import { SETTING_CHECKS, type SettingCheck } from './setting-checks.js';
import type { Settings } from './settings.js';

/** Refuses settings that do not exist and values of the wrong kind; each error names the line, if there is a file. */
export function checkSettings(settings: object, source: ConfigSource | null): asserts settings is Settings {
  new SettingsChecker(source).check(settings, 'settings', []);
}

/** The same for what an env module passes to `context.configure`. */
export function checkConfigure(options: object): asserts options is ConfigureOptions {
  new SettingsChecker(null).check(options, 'configure', ['context.configure']);
}

const HOOK_TYPES = ['exec', 'consoleScript', 'module'] as const;

class SettingsChecker {
  readonly #source: ConfigSource | null;

  constructor(source: ConfigSource | null) {
    this.#source = source;
  }

  check(settings: object, kind: keyof typeof SETTING_CHECKS, path: readonly string[]): void {
    const checks = new Map<string, SettingCheck>(Object.entries(SETTING_CHECKS[kind]));
    for (const [name, value] of Object.entries(settings)) {
      const check = checks.get(name);
      if (check === undefined) throw this.#unknown([...path, name], [...checks.keys()]);
      if (value !== undefined) this.#checkValue(value, check, [...path, name]);
    }
  }

  #checkValue(value: unknown, check: SettingCheck, path: readonly string[]): void {
    if (!check.accepts(value)) throw this.#invalid(value, check.expected, path);
    if (check.nested === 'fleet') this.check(Object(value), 'fleet', path);
    else if (check.nested === 'hooks') this.#checkHooks(Object(value), path);
    else if (check.nested !== undefined) this.#checkNamed(Object(value), check.nested, path);
  }

  #checkNamed(byName: object, kind: 'environments' | 'databases', path: readonly string[]): void {
    for (const [name, settings] of Object.entries(byName)) {
      if (typeof settings !== 'object' || settings === null) {
        throw this.#invalid(settings, 'an object of settings', [...path, name]);
      }
      this.check(settings, kind, [...path, name]);
    }
  }

  #checkHooks(hooks: readonly unknown[], path: readonly string[]): void {
    for (const [index, hook] of hooks.entries()) {
      if (typeof hook === 'function') continue;
      const { name, type }: { readonly name?: unknown; readonly type?: unknown } = Object(hook);
      this.#checkHook(Object(hook), type, [...path, typeof name === 'string' ? name : String(index)]);
    }
  }

  #checkHook(hook: object, type: unknown, path: readonly string[]): void {
    const known = HOOK_TYPES.find((name) => name === type);
    if (known === undefined) {
      throw this.#invalid(type, `one of ${HOOK_TYPES.map((name) => `"${name}"`).join(', ')}`, [...path, 'type']);
    }
    this.check(hook, known, path);
    const program = HOOK_PROGRAMS[known];
    if (!(program in hook)) throw this.#invalid(undefined, `what a hook of type "${known}" runs`, [...path, program]);
  }

  #unknown(path: readonly string[], known: readonly string[]) {
    const meant = findClosestWord(path.at(-1) ?? '', known);
    return unknownSetting({ path: path.join('.'), meant, known, place: this.#source?.placeOf(path) });
  }

  #invalid(value: unknown, expected: string, path: readonly string[]) {
    const place = this.#source?.placeOf(path);
    return invalidSetting({ path: path.join('.'), expected, found: describeValue(value), place });
  }
}
