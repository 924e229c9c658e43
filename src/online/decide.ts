import type { Operation } from '../operations/operation.js';
import { formatName } from '../schema/names.js';
import { formatBytes } from '../util/format-bytes.js';
import type { Decision, OnlineSettings, PlainDecision } from './decision.js';
import type { Form } from './form.js';
import { changeIndexOnline, type IndexChange } from './forms/change-index.js';
import { plainLocks } from './locks/plain-locks.js';
import { findForm } from './rules.js';
import type { TableLock } from './step.js';
import type { OnlineFacts, TableFacts } from './table-facts.js';

/** How an operation is carried out, and why. */
export function decide(operation: Operation, facts: OnlineFacts, settings: OnlineSettings): Decision {
  const form = underSetting(findForm(operation, facts), settings);
  return choose({ form, locks: plainLocks(operation, facts) }, facts, settings);
}

/** The same for two operations that change one index: see {@link isIndexChange}. */
export function decideIndexChange(change: IndexChange, facts: OnlineFacts, settings: OnlineSettings): Decision {
  const locks = [...plainLocks(change.drop, facts), ...plainLocks(change.create, facts)];
  return choose({ form: underSetting(changeIndexOnline(change, facts), settings), locks }, facts, settings);
}

interface Ways {
  readonly form: Form;
  readonly locks: readonly TableLock[];
}

function choose({ form, locks }: Ways, facts: OnlineFacts, settings: OnlineSettings): Decision {
  const plain = (why: PlainDecision['why'], because: string): Decision => ({ way: 'plain', why, because, locks });
  if (form === 'moment') return plain('moment', 'it only changes the catalogs');
  const place = largest(workedOn(locks, facts));
  if (place === null) return plain('new', 'the table is new');
  const name = formatName(place.name);
  if (!place.existedBefore) return plain('new', `${name} is new`);
  if (place.isEmpty) return plain('empty', `${name} is empty`);
  const isLarge = place.bytes >= settings.onlineThreshold;
  const size = `${name} has ${formatBytes(place.bytes)}`;
  if ('none' in form) {
    const reason = `${size}, and ${form.none}`;
    if (isLarge) return { way: 'blocking', because: reason, locks };
    return plain('small', settings.online === true ? reason : size);
  }
  if (settings.online === false) return plain('off', 'online forms are turned off');
  if (settings.online === 'auto' && !isLarge) return plain('small', size);
  return { way: 'online', because: size, steps: form.steps };
}

/** The steps would run outside the transaction that the setting is for. */
function underSetting(form: Form, { online, localSetting = null }: OnlineSettings): Form {
  return form === 'moment' || 'none' in form || localSetting === null || online === false
    ? form
    : { none: `the revision has set ${localSetting} for its transaction, which online steps leave` };
}

/** The tables whose rows the plain form works on; all that it locks if it works on none. */
function workedOn(locks: readonly TableLock[], { tables }: OnlineFacts): readonly TableFacts[] {
  const worked = locks.filter(({ work }) => work !== 'moment');
  const names = new Set((worked.length === 0 ? locks : worked).map(({ table }) => formatName(table)));
  // The size of a default partition is not known apart from that of its table.
  return tables.filter((table) =>
    [table.name, table.defaultPartition].some((name) => name !== null && names.has(formatName(name))),
  );
}

function largest(tables: readonly TableFacts[]): TableFacts | null {
  const rank = (table: TableFacts) =>
    table.existedBefore && !table.isEmpty ? 1 + table.bytes : Number(table.existedBefore) - 1;
  return tables.reduce<TableFacts | null>((best, one) => (best === null || rank(one) > rank(best) ? one : best), null);
}
