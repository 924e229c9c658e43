import { columnState } from '../../models/column-builder.js';
import { parseName } from '../../models/table-name.js';
import {
  toAttributes,
  toColumnType,
  toCompositeType,
  toDomain,
  toDomainChecks,
  toRangeType,
  toServerDefault,
} from '../../models/to-values.js';
import type { AlteredAttribute } from '../../operations/composite-operations.js';
import type { AlterCompositeTypeOptions, AlterDomainOptions } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { builderOf, checkedName, dropOptions, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type TypeDirectives = Pick<
  Operations,
  | 'createDomain'
  | 'alterDomain'
  | 'dropDomain'
  | 'createCompositeType'
  | 'alterCompositeType'
  | 'dropCompositeType'
  | 'createRangeType'
  | 'dropRangeType'
  | 'renameType'
  | 'setTypeSchema'
>;

export function typeDirectives(run: RunDirective): TypeDirectives {
  return {
    ...domainDirectives(run),
    ...compositeDirectives(run),
    createRangeType: (name, subtype, options = {}) =>
      run('createRangeType', options, () => [
        {
          kind: 'createRangeType',
          type: toRangeType(qualified('name', name, options), builderOf('subtype', subtype), options),
        },
      ]),
    dropRangeType: (name, options = {}) =>
      run('dropRangeType', options, () => [
        { kind: 'dropRangeType', type: qualified('name', name, options), ...dropOptions(options) },
      ]),
    renameType: (name, newName, options = {}) =>
      run('renameType', options, () => [
        {
          kind: 'renameType',
          type: qualified('name', name, options),
          newName: checkedName('newName', newName),
          ...given({ constructors: options.constructors }),
        },
      ]),
    setTypeSchema: (name, newSchema, options = {}) =>
      run('setTypeSchema', options, () => [
        {
          kind: 'setTypeSchema',
          type: qualified('name', name, options),
          newSchema: newSchema === null ? null : checkedName('newSchema', newSchema),
          ...given({ constructors: options.constructors }),
        },
      ]),
  };
}

function domainDirectives(run: RunDirective): Pick<TypeDirectives, 'createDomain' | 'alterDomain' | 'dropDomain'> {
  return {
    createDomain: (name, type, options = {}) =>
      run('createDomain', options, () => [
        {
          kind: 'createDomain',
          type: toDomain(qualified('name', name, options), builderOf('type', type), options),
        },
      ]),
    alterDomain: (name, changes) =>
      run('alterDomain', changes, () => {
        const type = qualified('name', name, changes);
        return [{ kind: 'alterDomain', type, ...domainChanges(name, changes) }];
      }),
    dropDomain: (name, options = {}) =>
      run('dropDomain', options, () => [
        { kind: 'dropDomain', type: qualified('name', name, options), ...dropOptions(options) },
      ]),
  };
}

function domainChanges(name: string, changes: AlterDomainOptions) {
  const { serverDefault, notNull, dropChecks, addChecks, validateChecks } = changes;
  const value = serverDefault === undefined || serverDefault === null ? serverDefault : toServerDefault(serverDefault);
  return given({
    serverDefault: value === undefined ? undefined : { to: value },
    nullable: notNull === undefined ? undefined : { to: !notNull },
    dropChecks: dropChecks?.map(named),
    renameConstraints: renamesOf(changes.renameConstraints),
    addChecks: addChecks && toDomainChecks(name, addChecks),
    validateChecks: validateChecks?.map(named),
  });
}

function named(name: string) {
  return { name };
}

function renamesOf(renames: Readonly<Record<string, string>> | undefined) {
  return (
    renames && Object.entries(renames).map(([name, newName]) => ({ name, newName: checkedName('newName', newName) }))
  );
}

function compositeDirectives(
  run: RunDirective,
): Pick<TypeDirectives, 'createCompositeType' | 'alterCompositeType' | 'dropCompositeType'> {
  return {
    createCompositeType: (name, attributes, options = {}) =>
      run('createCompositeType', options, () => [
        {
          kind: 'createCompositeType',
          type: toCompositeType(qualified('name', name, options), attributes, options),
        },
      ]),
    alterCompositeType: (name, changes) =>
      run('alterCompositeType', changes, () => {
        const type = qualified('name', name, changes);
        return [{ kind: 'alterCompositeType', type, ...attributeChanges(name, changes) }];
      }),
    dropCompositeType: (name, options = {}) =>
      run('dropCompositeType', options, () => [
        { kind: 'dropCompositeType', type: qualified('name', name, options), ...dropOptions(options) },
      ]),
  };
}

function attributeChanges(name: string, changes: AlterCompositeTypeOptions) {
  const { renameAttributes, dropAttributes, alterAttributes, addAttributes, cascade } = changes;
  return given({
    renameAttributes: renamesOf(renameAttributes),
    dropAttributes: dropAttributes?.map(named),
    alterAttributes: alterAttributes && Object.entries(alterAttributes).map(alteredAttribute),
    addAttributes: addAttributes && toAttributes(name, addAttributes),
    cascade,
  });
}

function alteredAttribute([name, given]: [string, Parameters<typeof toColumnType>[0]]): AlteredAttribute {
  const builder = builderOf('type', given);
  const { collation } = builder[columnState];
  return {
    name,
    type: { to: toColumnType(builder) },
    ...(collation !== null && { collation: { to: parseName(collation, null) } }),
  };
}
