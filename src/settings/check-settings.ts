import { invalidSetting, unknownSetting } from '../errors/settings-errors.js';
import { findClosestWord } from '../util/closest-word.js';
import type { ConfigSource } from './config-source.js';
import { describeValue } from './describe-value.js';
import { SETTING_CHECKS, type SettingCheck } from './setting-checks.js';
import type { Settings } from './settings.js';

/** Refuses settings that do not exist and values of the wrong kind; each error names the line. */
export function checkSettings(settings: object, source: ConfigSource): asserts settings is Settings {
  new SettingsChecker(source).check(settings, 'settings', []);
}

class SettingsChecker {
  readonly #source: ConfigSource;

  constructor(source: ConfigSource) {
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
    if (check.nested === undefined) return;
    for (const [name, settings] of Object.entries(Object(value))) {
      if (typeof settings !== 'object' || settings === null) {
        throw this.#invalid(settings, 'an object of settings', [...path, name]);
      }
      this.check(settings, check.nested, [...path, name]);
    }
  }

  #unknown(path: readonly string[], known: readonly string[]) {
    const meant = findClosestWord(path.at(-1) ?? '', known);
    return unknownSetting({ path: path.join('.'), meant, known, place: this.#source.placeOf(path) });
  }

  #invalid(value: unknown, expected: string, path: readonly string[]) {
    const place = this.#source.placeOf(path);
    return invalidSetting({ path: path.join('.'), expected, found: describeValue(value), place });
  }
}
