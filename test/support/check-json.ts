import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const FILE = join(import.meta.dirname, '../../json-schema.json');

/** What a command line printed. */
interface Printed {
  readonly args: readonly string[];
  readonly stdout: string;
}

/**
 * Compares what `--json` and `--events` print with json-schema.json.
 * @throws Error if a property is missing or unknown, or has another type.
 */
export function checkJson({ args, stdout }: Printed): void {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  // A reader that left early, and a file that is a full disk.
  if (stdout === '' || own.includes('sarif') || own.includes('--help')) return;
  if (own.includes('--events')) {
    for (const line of stdout.trimEnd().split('\n')) check('event', JSON.parse(line), own);
  } else if (own.includes('--json')) {
    const printed: unknown = JSON.parse(stdout);
    check(isError(printed) ? 'error' : commandOf(own), printed, own);
  }
}

function isError(printed: unknown): boolean {
  return typeof printed === 'object' && printed !== null && 'error' in printed;
}

/** The outputs of all commands, if the name of the command is abbreviated. */
function commandOf(args: readonly string[]): string {
  return args.find((word) => validator(word) !== undefined) ?? 'JsonOutput';
}

function check(definition: string, printed: unknown, args: readonly string[]): void {
  const validate = validator(definition);
  if (validate?.(printed) === true) return;
  const errors = JSON.stringify(validate?.errors, null, 2);
  throw new Error(`migrate ${args.join(' ')} printed what json-schema.json does not describe: ${errors}`);
}

let schemas: Ajv2020 | null = null;

function validator(definition: string): ValidateFunction | undefined {
  schemas ??= new Ajv2020().addSchema(JSON.parse(readFileSync(FILE, 'utf8'), withoutMore), 'limbeck');
  return schemas.getSchema(`limbeck#/$defs/${definition}`);
}

/** Users get properties that later versions add. A test finds one that the schema does not know. */
function withoutMore(_key: string, value: unknown): unknown {
  const isClosed = typeof value === 'object' && value !== null && 'properties' in value && 'type' in value;
  return isClosed ? { additionalProperties: false, ...value } : value;
}
