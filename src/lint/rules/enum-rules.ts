import { formatName } from '../../schema/names.js';
import { either, on, type Rule } from '../rule.js';

export const ENUM_RULES: readonly Rule[] = [
  {
    name: 'enum-value-used-in-transaction',
    severity: 'error',
    title: 'a new enum value is used before it is committed',
    find: ({ act, constants, known }) => {
      if (act.act === 'addEnumValue' || known.inTransaction === 'no') return null;
      const value = known.newEnumValues.find((each) => constants.includes(each));
      return value === undefined
        ? null
        : {
            what: `PostgreSQL refuses to use the new value '${value}' in the transaction that added it, so this fails.`,
            safe: 'Add the value in an earlier file or revision, or COMMIT before it is used.',
          };
    },
  },
  {
    name: 'enum-value-position',
    severity: 'advice',
    title: '`ADD VALUE` without `BEFORE` or `AFTER`',
    find: on('addEnumValue', ({ hasPosition, value }) =>
      hasPosition
        ? null
        : { what: `'${value}' sorts after all other values.`, safe: 'If the order matters, add BEFORE or AFTER.' },
    ),
  },
  {
    name: 'rename-enum-value',
    severity: 'warning',
    title: 'an enum value is renamed',
    find: on('rename', ({ what, name, part }, { known }) =>
      what !== 'enumValue' || known.isNew(name)
        ? null
        : {
            what: `Running programs that write '${part ?? ''}' to ${formatName(name)} fail at once.`,
            safe: 'Add the new value, deploy, and change the rows in batches.',
          },
    ),
  },
  {
    name: 'enum-recreated',
    severity: 'warning',
    title: 'an enum is replaced by another one',
    find: on('rename', ({ what, name }, { known, later }) =>
      what === 'type' &&
      !known.isNew(name) &&
      later.some('createType', (type) => type.isEnum && type.name.name === name.name)
        ? {
            what: `Every table that uses ${formatName(name)} is rewritten when its column gets the new type.`,
            safe: 'Keep the old value, and exclude it with a check that is NOT VALID first.',
          }
        : null,
    ),
  },
  {
    name: 'create-enum',
    severity: 'advice',
    title: '`CREATE TYPE … AS ENUM`',
    find: on('createType', ({ isEnum, name }) =>
      isEnum
        ? {
            what: `A value of ${formatName(name)} can't be removed.`,
            safe: 'If the values change often, use a table and a foreign key.',
          }
        : null,
    ),
  },
  {
    name: 'domain-constraint',
    severity: 'error',
    title: '`ALTER DOMAIN … ADD CHECK`, `VALIDATE CONSTRAINT`, or `SET NOT NULL`',
    find: either(
      on('domainConstraint', ({ domain, isNotValid, isNotNull, isValidation }, { known }) =>
        isNotValid || known.isNew(domain)
          ? null
          : {
              what: `Nobody can write to any table that uses ${formatName(domain)} while PostgreSQL reads every row of all of them.`,
              safe: isNotNull
                ? 'Add a check (VALUE IS NOT NULL) that is NOT VALID: it is enforced for new values.'
                : 'Add the check NOT VALID: it is enforced for new values. VALIDATE CONSTRAINT has no online form.',
              severity: isValidation ? 'warning' : 'error',
            },
      ),
    ),
  },
];
