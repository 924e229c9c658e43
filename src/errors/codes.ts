import type { CommandErrorCode } from './command-errors.js';
import type { DatabaseErrorCode } from './database-errors.js';
import type { ModelErrorCode } from './model-errors.js';
import type { OperationErrorCode } from './operation-errors.js';
import type { RevisionErrorCode } from './revision-errors.js';
import type { SettingsErrorCode } from './settings-errors.js';

/** Every permanent error code; each family's file holds its own, and docs/errors.md explains each. */
export type ErrorCode = CommandErrorCode | SettingsErrorCode | ModelErrorCode | RevisionErrorCode | OperationErrorCode | DatabaseErrorCode;
