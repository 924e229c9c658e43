import { invalidUserType } from '../../errors/model-errors.js';
import { chooseName } from '../../schema/choose-name.js';
import type { Attribute, CompositeType } from '../../schema/composite-type.js';
import { type Domain, type DomainCheck, usualDomainNotNullName } from '../../schema/domain.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { type RangeType, usualMultirange } from '../../schema/range-type.js';
import { findOutOfRange } from '../../schema/type-ranges.js';
import { type ColumnState, plainColumnState } from '../column-state.js';
import type { CompositeTypeDeclaration } from '../composite-type.js';
import { defaultSql } from '../default-value.js';
import type { DomainDeclaration } from '../domain.js';
import type { RangeTypeDeclaration } from '../range-type.js';
import { renderSql } from '../sql.js';
import type { CheckItem } from '../table-items.js';
import { parseName } from '../table-name.js';
import type { UserTypeOptions } from '../user-type.js';
import { checkName } from './check-name.js';
import { columnType } from './column-type.js';

/** A schema given by its name may be the default one. */
type Home = (name: QualifiedName) => QualifiedName;

export function domainValue({ name: given, state, options }: DomainDeclaration, home: Home): Domain {
  const name = home(given);
  const what = `Domain "${formatName(name)}"`;
  const { notNull = false, checks = [], comment } = options;
  checkName(name.name, 'a domain');
  refuseMoreThan(['collation', 'serverDefault'], state, what);
  const { serverDefault } = state;
  return {
    ...name,
    ...typeParts(state, what, home),
    serverDefault:
      serverDefault === null
        ? null
        : defaultSql(serverDefault.value, { type: state.type, array: state.array, place: null }),
    nullable: notNull === false,
    notNullName: typeof notNull === 'string' && notNull !== usualDomainNotNullName(name.name) ? notNull : null,
    checks: domainCheckValues(name, checks),
    comment: comment ?? null,
    ...origin(name, options, home),
  };
}

/** Without a name, a check gets the one that PostgreSQL would choose; names come in order, as in the catalogs. */
export function domainCheckValues(domain: QualifiedName, items: readonly CheckItem[]): readonly DomainCheck[] {
  const taken = new Set<string>();
  const checks = items.map(({ condition, options }): DomainCheck => {
    const { name: given, notValid = false, comment = null } = options;
    const name =
      given === undefined
        ? chooseName({ table: domain.name, columns: null, label: 'check' }, (candidate) => taken.has(candidate))
        : typeof given === 'string'
          ? given
          : given.finalName;
    checkName(name, `a check of domain "${formatName(domain)}"`);
    if (taken.has(name)) {
      throw invalidUserType(`Domain "${formatName(domain)}"`, `has two checks called "${name}"`);
    }
    taken.add(name);
    return { name, expression: renderSql(condition), notValid, comment };
  });
  return checks.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function compositeTypeValue(declaration: CompositeTypeDeclaration, home: Home): CompositeType {
  const name = home(declaration.name);
  const what = `Composite type "${formatName(name)}"`;
  checkName(name.name, 'a composite type');
  const attributes = declaration.attributes.map(({ name: own, state }): Attribute => {
    checkName(own, `an attribute of composite type "${formatName(name)}"`);
    refuseMoreThan(['collation', 'comment', 'name'], state, `${what}, attribute "${own}",`);
    return { name: own, ...typeParts(state, what, home), comment: state.comment };
  });
  const twin = attributes.find((one, at) => attributes.findIndex((other) => other.name === one.name) < at);
  if (twin !== undefined) {
    throw invalidUserType(what, `has the attribute "${twin.name}" twice`);
  }
  return {
    ...name,
    attributes,
    comment: declaration.options.comment ?? null,
    ...origin(name, declaration.options, home),
  };
}

export function rangeTypeValue({ name: given, state, options }: RangeTypeDeclaration, home: Home): RangeType {
  const name = home(given);
  const what = `Range type "${formatName(name)}"`;
  const named = (text: string | undefined) => (text === undefined ? null : home(parseName(text, null)));
  checkName(name.name, 'a range type');
  refuseMoreThan(['collation'], state, what);
  const { type: subtype, collation } = typeParts(state, what, home);
  return {
    ...name,
    subtype,
    collation,
    opclass: named(options.opclass),
    canonical: named(options.canonical),
    subtypeDiff: named(options.subtypeDiff),
    multirange:
      options.multirange === undefined ? usualMultirange(name) : home(parseName(options.multirange, given.schema)),
    comment: options.comment ?? null,
    ...origin(name, options, home),
  };
}

function typeParts({ type, array, collation }: ColumnState, what: string, home: Home) {
  const outOfRange = type.kind === 'builtin' ? findOutOfRange(type.builder, type.parameters) : null;
  if (outOfRange !== null) {
    throw invalidUserType(what, `has a type with ${outOfRange}`);
  }
  const own = 'name' in type ? { ...type, name: home(type.name) } : type;
  const hasOwn = collation !== null && collation !== 'default';
  return { type: columnType(own, array), collation: hasOwn ? home(parseName(collation, null)) : null };
}

/** A column says more than a type can keep. */
function refuseMoreThan(kept: readonly (keyof ColumnState)[], state: ColumnState, what: string): void {
  const plain = plainColumnState(state.type, state.array);
  const keys = Object.keys(plain).filter((key) => isStateKey(key, plain));
  const extra = keys.find((key) => !kept.includes(key) && JSON.stringify(state[key]) !== JSON.stringify(plain[key]));
  if (extra !== undefined) {
    throw invalidUserType(what, `says .${extra}(), which only a column can have`);
  }
}

function isStateKey(key: string, state: ColumnState): key is keyof ColumnState {
  return key in state;
}

function origin({ schema }: QualifiedName, { renamedFrom }: UserTypeOptions, home: Home) {
  return renamedFrom === undefined ? {} : { renamedFrom: home(parseName(renamedFrom, schema)) };
}
