import { commentIfAny } from '../../ddl/comment-on.js';
import { joinWords } from '../../ddl/join-words.js';
import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { commentOf } from '../comment-of.js';
import type { SqlPrintable } from '../sql.js';
import type { DeclaredSql } from './object-declaration.js';
import { callSql, type Enabled } from './table-part.js';

export interface ExtensionOptions {
  /** The schema for the objects of the extension. Default: the default schema. */
  readonly schema?: string;
  /** By default, the version is not compared. */
  readonly version?: string;
  readonly comment?: string;
}

export function extensionSql(name: string, { schema, version, comment }: ExtensionOptions): DeclaredSql {
  const own = quoteIdentifier(name);
  return {
    statements: [
      joinWords(
        'CREATE EXTENSION IF NOT EXISTS',
        own,
        schema !== undefined && `WITH SCHEMA ${quoteIdentifier(schema)}`,
        version !== undefined && `VERSION ${quoteLiteral(version)}`,
      ),
      ...commentIfAny(`EXTENSION ${own}`, commentOf(comment)),
    ],
    drop: `DROP EXTENSION IF EXISTS ${own}`,
  };
}

export interface EventTriggerOptions {
  readonly on: 'ddl_command_start' | 'ddl_command_end' | 'sql_drop' | 'table_rewrite' | 'login';
  /** The commands that fire the trigger: `'CREATE TABLE'`. Default: all. */
  readonly tags?: readonly string[];
  /** The function: `'log_ddl()'`, or what `metadata.function` returned. */
  readonly execute: string | SqlPrintable;
  /** Default: true. */
  readonly enabled?: Enabled;
  readonly comment?: string;
}

export function eventTriggerSql(name: string, options: EventTriggerOptions): DeclaredSql {
  const { tags = [], enabled = true } = options;
  const own = `EVENT TRIGGER ${quoteIdentifier(name)}`;
  return {
    statements: [
      joinWords(
        `CREATE ${own} ON ${options.on}`,
        tags.length > 0 && `WHEN TAG IN (${tags.map(quoteLiteral).join(', ')})`,
        `EXECUTE FUNCTION ${callSql(options.execute)}`,
      ),
      ...(enabled === true
        ? []
        : [`ALTER ${own} ${enabled === false ? 'DISABLE' : `ENABLE ${enabled.toUpperCase()}`}`]),
      ...commentIfAny(own, commentOf(options.comment)),
    ],
    drop: `DROP EVENT TRIGGER IF EXISTS ${quoteIdentifier(name)}`,
  };
}
