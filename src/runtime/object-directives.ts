import type { SqlText } from '../models/table-items.js';
import type {
  DefinedKind,
  MovableKind,
  RenamableKind,
  ReplaceableKind,
  TablePartKind,
} from '../schema/defined-kinds.js';
import type { Cascade, IfExists, InSchema, WithComment } from './operation-options.js';
import type { SubscriptionDirectives } from './subscription-directives.js';

/** How an object is named: `'touch(integer)'` with its arguments, `'set_updated_at', 'users'` with its table. */
type Name<Kind extends DefinedKind> = Kind extends TablePartKind ? [name: string, table: string] : [name: string];

export interface DefinitionOptions extends InSchema {
  /** Statements that follow, for what CREATE cannot say: a trigger's being disabled, an owner, privileges. */
  readonly also?: readonly SqlText[];
}

/** CREATE: the whole statement. */
export type CreateObjectDirective<Kind extends DefinedKind> = (
  ...given: [...Name<Kind>, definition: SqlText, options?: DefinitionOptions & WithComment]
) => Promise<void>;

/** CREATE OR REPLACE: the whole statement. Objects that depend on the object stay. */
export type ReplaceObjectDirective<Kind extends DefinedKind> = (
  ...given: [...Name<Kind>, definition: SqlText, options?: DefinitionOptions]
) => Promise<void>;

export type DropObjectDirective<Kind extends DefinedKind> = (
  ...given: [...Name<Kind>, options?: InSchema & IfExists & Cascade]
) => Promise<void>;

/** ALTER … RENAME TO. */
export type RenameObjectDirective<Kind extends DefinedKind> = (
  ...given: [...Name<Kind>, newName: string, options?: InSchema]
) => Promise<void>;

/** ALTER … SET SCHEMA; null means the default schema. */
export type MoveObjectDirective = (name: string, newSchema: string | null, options?: InSchema) => Promise<void>;

type CreateDirectives = {
  readonly [Kind in DefinedKind as `create${Capitalize<Kind>}`]: CreateObjectDirective<Kind>;
};
type ReplaceDirectives = {
  readonly [Kind in ReplaceableKind as `replace${Capitalize<Kind>}`]: ReplaceObjectDirective<Kind>;
};
type DropDirectives = { readonly [Kind in DefinedKind as `drop${Capitalize<Kind>}`]: DropObjectDirective<Kind> };

type RenameDirectives = {
  readonly [Kind in RenamableKind as `rename${Capitalize<Kind>}`]: RenameObjectDirective<Kind>;
};
type MoveDirectives = { readonly [Kind in MovableKind as `set${Capitalize<Kind>}Schema`]: MoveObjectDirective };

interface OwnDirectives {
  /** ALTER EXTENSION … UPDATE TO. PostgreSQL refuses if the server has no update script to that version. */
  readonly updateExtension: (name: string, version: string) => Promise<void>;
}

/** The directives of the objects that are known by a definition: the same words for every kind. */
export type ObjectDirectives = OwnDirectives &
  SubscriptionDirectives &
  CreateDirectives &
  ReplaceDirectives &
  DropDirectives &
  RenameDirectives &
  MoveDirectives;
