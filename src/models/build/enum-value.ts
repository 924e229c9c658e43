import { invalidEnum } from '../../errors/model-errors.js';
import type { EnumType } from '../../schema/enum-type.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { EnumDeclaration } from '../enum.js';
import { checkName } from './check-name.js';

export function enumValue(declaration: EnumDeclaration, home: (name: QualifiedName) => QualifiedName): EnumType {
  const name = home(declaration.name);
  const { values, comment, renamedFrom, renamedValues } = declaration;
  checkName(name.name, 'an enum');
  refuseValues(declaration, formatName(name));
  return {
    ...name,
    values,
    comment,
    ...(renamedFrom !== null && { renamedFrom: home(renamedFrom) }),
    ...(renamedValues !== null && { renamedValues }),
  };
}

function refuseValues({ values, renamedValues }: EnumDeclaration, name: string): void {
  for (const [position, value] of values.entries()) {
    // The empty text is a value like any other.
    if (value !== '') checkName(value, `a value of enum "${name}"`);
    if (values.indexOf(value) < position) {
      throw invalidEnum(name, `has the value "${value}" twice`);
    }
  }
  for (const value of Object.keys(renamedValues ?? {})) {
    if (!values.includes(value)) {
      throw invalidEnum(name, `renames the value "${value}", which it does not have`);
    }
  }
}
