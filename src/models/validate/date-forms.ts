const DAY = String.raw`(?<year>\d{4,6})-(?<month>\d{2})-(?<day>\d{2})`;
/** 24:00 is the end of the day. */
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|24:00(?::00)?)`;
const ZONE = String.raw` ?(?:Z|[+-]\d{2}(?::?\d{2})?)`;

const DATE_FORM = new RegExp(`^${DAY}(?:[T ]${TIME}(?:${ZONE})?)?$`, 'i');
const TIME_FORM = new RegExp(`^${TIME}(?:${ZONE})?$`, 'i');

/** A day of the calendar in ISO 8601, with or without a time; `infinity` as PostgreSQL has it. */
export function isDateText(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (value === 'infinity' || value === '-infinity') return true;
  const { year = '0', month = '0', day = '0' } = DATE_FORM.exec(value)?.groups ?? {};
  const isMonth = Number(year) >= 1 && Number(month) >= 1 && Number(month) <= 12;
  return isMonth && Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
}

/** The last day of the month is the day before the first of the next one. */
function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isTimeText(value: unknown): boolean {
  return typeof value === 'string' && TIME_FORM.test(value);
}
