import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/lint.md'), 'utf8');

/** A section of docs/lint.md about a rule. */
export interface RuleSection {
  readonly rule: string;
  /** `**Error**: …`. */
  readonly headline: string;
  readonly text: string;
  readonly dangerous: string;
  readonly safe: string;
}

const SECTION = /^### ([\w-]+)\n\n(\*\*.+)\n([\s\S]*?)```sql\n([\s\S]*?)```\n\n.*\n\n```sql\n([\s\S]*?)```/gm;

export const RULE_SECTIONS: readonly RuleSection[] = [...DOCUMENT.matchAll(SECTION)].map(
  ([, rule = '', headline = '', text = '', dangerous = '', safe = '']) => ({ rule, headline, text, dangerous, safe }),
);

/** The tables of the examples. */
export const EXAMPLE_SCHEMA = /use these tables:\n\n```sql\n([\s\S]*?)```/.exec(DOCUMENT)?.[1] ?? '';

export const HEADINGS: readonly string[] = [...DOCUMENT.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
