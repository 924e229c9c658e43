import { defaultSql } from '../../models/default-value.js';
import type { EnumColumn } from '../../operations/enum-operations.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ReplaceEnumOptions } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, dropOptions, given, qualified, textOf, textsOf } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type EnumDirectives = Pick<
  Operations,
  'createEnum' | 'dropEnum' | 'renameEnum' | 'addEnumValue' | 'renameEnumValue' | 'replaceEnum'
>;

export function enumDirectives(run: RunDirective): EnumDirectives {
  return {
    createEnum: (name, values, options = {}) =>
      run('createEnum', options, () => {
        const type = { ...qualified('name', name, options), values: textsOf('values', values) };
        return [{ kind: 'createEnum', type: { ...type, comment: options.comment ?? null } }];
      }),
    dropEnum: (name, options = {}) =>
      run('dropEnum', options, () => [
        { kind: 'dropEnum', type: qualified('name', name, options), ...dropOptions(options) },
      ]),
    renameEnum: (name, newName, options = {}) =>
      run('renameEnum', options, () => [
        { kind: 'renameEnum', type: qualified('name', name, options), newName: checkedName('newName', newName) },
      ]),
    addEnumValue: (name, value, options = {}) =>
      run('addEnumValue', options, () => {
        const { before, after, ifNotExists } = options;
        const type = qualified('name', name, options);
        return [
          { kind: 'addEnumValue', type, value: textOf('value', value), ...given({ before, after, ifNotExists }) },
        ];
      }),
    renameEnumValue: (name, value, newValue, options = {}) =>
      run('renameEnumValue', options, () => [
        {
          kind: 'renameEnumValue',
          type: qualified('name', name, options),
          value: textOf('value', value),
          newValue: textOf('newValue', newValue),
        },
      ]),
    replaceEnum: (name, values, options = {}) =>
      run('replaceEnum', options, () => {
        const type = qualified('name', name, options);
        const columns = (options.columns ?? []).map((column) => enumColumn(type, column));
        return [
          {
            kind: 'replaceEnum',
            type,
            values: textsOf('values', values),
            columns,
            ...given({ mapping: options.mapping, comment: options.comment }),
          },
        ];
      }),
  };
}

type EnumColumnInput = NonNullable<ReplaceEnumOptions['columns']>[number];

function enumColumn(name: QualifiedName, input: EnumColumnInput): EnumColumn {
  const array = input.array ?? false;
  const type = { kind: 'enum', name, values: null } as const;
  return {
    table: qualified('table', input.table, input),
    column: checkedName('column', input.column),
    array,
    serverDefault:
      input.serverDefault === undefined || input.serverDefault === null
        ? null
        : defaultSql(input.serverDefault, { type, array, place: null }),
  };
}
