import type { ConfigSource } from './config-source.js';

const READ = /\benv\s*(?:\.\s*|\[\s*['"`])([A-Z_][A-Z0-9_]*)\b/g;
const SOUNDS_LIKE_A_DATABASE = /URL|URI|DSN|DATABASE|POSTGRES|^PG/i;

/**
 * The empty environment variables that a setting may be read from: those in its own expression, else those that the
 * config file mentions, else those with a telling name that something in it read.
 *
 * @param keys of the setting: `['environments', 'prod', 'url']`
 */
export function findEmptyVariables(
  source: ConfigSource,
  keys: readonly string[],
  reads: ReadonlySet<string>,
): readonly string[] {
  const mentioned = [...source.text.matchAll(READ)].flatMap(([, name = '']) => (process.env[name] ? [] : [name]));
  const empty = [...new Set([...reads, ...mentioned])];
  const within = (text: string) => empty.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const choices = [
    within(source.expressionOf(keys)),
    within(source.text),
    empty.filter((name) => SOUNDS_LIKE_A_DATABASE.test(name)),
  ];
  return choices.find((names) => names.length > 0) ?? [];
}
