/** `1,000 revisions`, `1 revision`. */
export function formatCount(count: number, what: string): string {
  return `${formatNumber(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** `1,000`. The first call of toLocaleString() takes Node more than a hundredth of a second. */
export function formatNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
