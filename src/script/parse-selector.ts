import { rangeNotAllowed, selectorInvalid } from '../errors/selector-errors.js';

/** What a person writes to select revisions: `[branch@]symbol[±steps]`, in which the symbol or the steps may be omitted. */
export interface Selector {
  /** As typed. */
  readonly text: string;
  /** A branch label, or a revision of the branch. */
  readonly branch: string | null;
  /** `head`, `heads`, `base`, `current`, a label, an id or the beginning of one; null is the current revision. */
  readonly symbol: string | null;
  /** Up if positive, down if negative; never 0. */
  readonly steps: number | null;
}

export function parseSelector(text: string): Selector {
  const trimmed = text.trim();
  if (trimmed.includes(':')) {
    throw rangeNotAllowed(trimmed);
  }
  const [target = '', branch = null, ...more] = trimmed.split('@').reverse();
  if (more.length > 0) {
    throw selectorInvalid(trimmed, 'there is more than one "@"');
  }
  if (branch === '') {
    throw selectorInvalid(trimmed, 'there is no branch before "@"');
  }
  return { text: trimmed, branch, ...parseTarget(trimmed, target) };
}

function parseTarget(text: string, target: string): Pick<Selector, 'symbol' | 'steps'> {
  const sign = target.search(/[+-]/);
  const symbol = sign === -1 ? target : target.slice(0, sign);
  if (sign === -1 && symbol === '') {
    throw selectorInvalid(text, 'it is empty');
  }
  const steps = sign === -1 ? null : parseSteps(text, target.slice(sign));
  return { symbol: symbol === '' ? null : symbol, steps };
}

function parseSteps(text: string, steps: string): number {
  if (!/^[+-]\d{1,9}$/.test(steps)) {
    throw selectorInvalid(text, `"${steps}" is not a number of steps`);
  }
  if (Number(steps) === 0) {
    throw selectorInvalid(text, 'the number of steps is 0');
  }
  return Number(steps);
}
