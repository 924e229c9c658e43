import type { CompositeType } from '../../schema/composite-type.js';
import { type Domain, usualDomainNotNullName } from '../../schema/domain.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { RangeType } from '../../schema/range-type.js';
import type { NameChanges } from './name-changes.js';
import type { Renames } from './renames.js';

export function renamedDomain(domain: Domain, renames: Renames, changes: NameChanges): Domain {
  const { type, serverDefault, checks } = domain;
  const name = newNameOf(domain, renames);
  const follow = (sql: string) => changes.expression(name, sql);
  return {
    ...domain,
    ...name,
    type: changes.type(type),
    serverDefault: serverDefault === null ? null : follow(serverDefault),
    notNullName: domain.nullable ? null : notNullNameAfter(domain, name),
    checks: checks.map((check) => ({ ...check, expression: follow(check.expression) })),
  };
}

export function renamedComposite(composite: CompositeType, renames: Renames, changes: NameChanges): CompositeType {
  const attributes = composite.attributes.map((one) => ({ ...one, type: changes.type(one.type) }));
  return { ...composite, ...newNameOf(composite, renames), attributes };
}

export function renamedRange(range: RangeType, renames: Renames, changes: NameChanges): RangeType {
  return {
    ...range,
    ...newNameOf(range, renames),
    subtype: changes.type(range.subtype),
    multirange: newNameOf(range.multirange, renames),
  };
}

function newNameOf({ schema, name }: QualifiedName, { types }: Renames): QualifiedName {
  const own = { schema, name };
  return types.find(({ from }) => nameKey(from) === nameKey(own))?.to ?? own;
}

/** The constraint keeps its name. */
function notNullNameAfter({ name, notNullName }: Domain, to: QualifiedName): string | null {
  const kept = notNullName ?? usualDomainNotNullName(name);
  return kept === usualDomainNotNullName(to.name) ? null : kept;
}
