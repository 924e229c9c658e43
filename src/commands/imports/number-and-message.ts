/** `0003_add_bio` is revision 0003, add bio. A name without a number is an id as a whole. */
export function numberAndMessage(name: string) {
  const [, number, rest = ''] = /^(\d+)[-_.]?(.*)$/s.exec(name) ?? [];
  const message = toWords(number === undefined || rest === '' ? name : rest);
  return { id: number ?? toId(name), name, message, createDate: dateOf(number ?? '') };
}

/** The number is when it was created, in UTC: `20240101100000`, or milliseconds since 1970. Empty for a sequence. */
function dateOf(number: string): string {
  const [, day, hour, minute, second] = /^(\d{8})(\d\d)(\d\d)(\d\d)\d*$/.exec(number) ?? [];
  if (day !== undefined) return `${day.replace(/(....)(..)(..)/, '$1-$2-$3')} ${hour}:${minute}:${second}`;
  return /^\d{13}$/.test(number) ? instantText(Number(number)) : '';
}

/** `2026-03-02 09:14:55.120`, in UTC. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

const LONGEST_ID = 32;

/** As the version table and selectors allow it. */
export function toId(name: string): string {
  const allowed = name.replaceAll(/[^A-Za-z0-9_.]+/g, '_').replaceAll(/^[._]+|[._]+$/g, '');
  return allowed.slice(0, LONGEST_ID);
}

/** `add_bio-column` is `add bio column`. */
export function toWords(name: string): string {
  return name.replaceAll(/[_\-.]+/g, ' ').trim();
}
