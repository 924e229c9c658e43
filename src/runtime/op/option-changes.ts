import { parseName } from '../../models/table-name.js';
import type { ParameterChanges } from '../../operations/changes.js';
import type { ColumnOptionChanges } from '../../operations/column-operations.js';
import type { AlterTable } from '../../operations/table-operations.js';
import type { AlterTableOptions, ColumnOptionChangesInput, ParameterChangesInput } from '../operation-options.js';
import { given } from './arguments.js';

export function tableOptionChanges(input: AlterTableOptions): AlterTable['changes'] {
  const { replicaIdentity, ofType, tablespace, accessMethod, clusterOn } = input;
  return given({
    unlogged: trueOrNull(input.unlogged),
    with: parameterChanges(input.with),
    tablespace,
    accessMethod,
    replicaIdentity: replicaIdentity === 'default' ? null : replicaIdentity,
    rowSecurity: trueOrNull(input.rowSecurity),
    forceRowSecurity: trueOrNull(input.forceRowSecurity),
    clusterOn,
    ofType: typeof ofType === 'string' ? parseName(ofType, null) : ofType,
  });
}

export function columnOptionChanges(input: ColumnOptionChangesInput | undefined): ColumnOptionChanges | undefined {
  return (
    input &&
    given({
      storage: input.storage,
      compression: input.compression,
      statistics: input.statistics,
      with: parameterChanges(input.with),
    })
  );
}

export function parameterChanges(input: ParameterChangesInput | undefined): ParameterChanges | undefined {
  return (
    input &&
    Object.fromEntries(
      Object.entries(input).map(([name, value]) => [name.toLowerCase(), value === null ? null : String(value)]),
    )
  );
}

function trueOrNull(value: boolean | null | undefined): true | null | undefined {
  return value === undefined ? undefined : value === true || null;
}
