import type { AlterDomain } from '../../../operations/domain-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { type Domain, type DomainCheck, usualDomainNotNullName } from '../../../schema/domain.js';
import { bareName } from '../../../schema/names.js';
import { hasFeature } from '../../../schema/server-features.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';
import { compareNamed } from '../keys/compare-named.js';
import { commentChange } from '../objects/compare-comments.js';

import type { Storage } from './type-graph.js';

/** What happens to a type that both sides have: it is rebuilt, or altered in place. */
export type TypeVerdict = 'rebuild' | readonly Operation[];

/** What the comparison of a type needs in addition to the type. */
export interface TypeContext {
  readonly storage: Storage;
  readonly serverVersion: number;
  /** A check or the default depends on a function that is rebuilt. */
  readonly usesRebuilt: boolean;
  /** PostgreSQL changes the default with the type of the domain. */
  readonly losesDefault: boolean;
}

/** Uses ALTER DOMAIN if PostgreSQL can alter the domain. */
export function compareDomain(wanted: Domain, found: Domain, context: TypeContext): TypeVerdict {
  const { storage, serverVersion, usesRebuilt, losesDefault } = context;
  if (usesRebuilt || !sameType(wanted.type, found.type) || !sameValue(wanted.collation, found.collation)) {
    return 'rebuild';
  }
  const type = bareName(wanted);
  const checks = compareNamed({ declared: wanted.checks, reflected: found.checks }, () => false);
  const alteration = {
    ...((wanted.serverDefault !== found.serverDefault || (losesDefault && wanted.serverDefault !== null)) && {
      serverDefault: { from: found.serverDefault, to: wanted.serverDefault },
    }),
    ...(wanted.nullable !== found.nullable && { nullable: { from: found.nullable, to: wanted.nullable } }),
    ...listed('dropChecks', checks.dropped.map(asDropped)),
    ...listed('renameConstraints', [
      ...(hasFeature(serverVersion, 'notNullConstraintsOfDomains') ? notNullRenames(wanted, found) : []),
      ...checks.renamed.map(([{ name }, after]) => ({ name, newName: after.name })),
    ]),
    ...listed('addChecks', checks.created),
    ...listed(
      'validateChecks',
      checks.validated.map(([was]) => asDropped(was)),
    ),
  } satisfies Partial<AlterDomain>;
  // ALTER DOMAIN doesn't check values inside composites, arrays and ranges (manual: ALTER DOMAIN, Notes).
  const isStricter =
    alteration.nullable?.to === false ||
    checks.validated.length > 0 ||
    checks.created.some(({ notValid }) => !notValid);
  if (isStricter && storage === 'inside') {
    return 'rebuild';
  }
  return [
    ...(Object.keys(alteration).length === 0 ? [] : [{ kind: 'alterDomain', type, ...alteration } as const]),
    ...checks.commented.flatMap(([before, after]) =>
      commentChange({ on: 'domainConstraint', type, name: after.name }, before, after),
    ),
    ...commentChange({ on: 'type', name: type }, found, wanted),
  ];
}

function asDropped(was: DomainCheck) {
  return { name: was.name, was };
}

/** Omits an empty list. */
function listed<Key extends string, T>(key: Key, list: readonly T[]): { readonly [K in Key]?: readonly T[] };
function listed(key: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [key]: list };
}

/** A new NOT NULL constraint has the default name at first. */
function notNullRenames(wanted: Domain, found: Domain) {
  const usual = usualDomainNotNullName(wanted.name);
  const name = found.nullable ? usual : (found.notNullName ?? usual);
  const newName = wanted.notNullName ?? usual;
  return wanted.nullable || name === newName ? [] : [{ name, newName }];
}
