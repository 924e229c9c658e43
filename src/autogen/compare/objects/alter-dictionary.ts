import { describedObject } from '../../../ddl/compile-object.js';
import { inDefaultSchema } from '../../../ddl/names/default-schema.js';
import type { DefinedObject } from '../../../schema/defined-object.js';

const OPTION = /(?:,|\n)\s*("(?:[^"]|"")*"|[\w$]+) = (?:E?'(?:[^']|'')*'|[^,'\s]+)/g;

/**
 * ALTER TEXT SEARCH DICTIONARY with the new options, and only the names of the removed ones. PostgreSQL validates all
 * options together, so one statement lists them all.
 */
export function alterDictionary(wanted: DefinedObject, found: DefinedObject): string {
  const [before, after] = [optionsOf(found), optionsOf(wanted)];
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return inDefaultSchema(`ALTER ${describedObject(wanted)} (${[...after.values(), ...gone].join(', ')})`);
}

/** Name → `name = value`. The template comes first. */
function optionsOf({ definition }: DefinedObject): ReadonlyMap<string, string> {
  const options = [...definition.matchAll(OPTION)].slice(1);
  return new Map(options.map(([text, name = '']) => [name, text.replace(/^[,\s]+/, '')]));
}
