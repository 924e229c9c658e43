import { timezoneUnknown } from '../errors/new-revision-errors.js';

/** When a revision was made, on the clock of its time zone. */
export interface CreateDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Whole seconds since 1970. */
  readonly epoch: number;
  /** `2026-03-02 09:14:55.120394`, with the offset behind it if a time zone was named. */
  readonly text: string;
}

type Clock = Pick<CreateDate, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'>;

/** Milliseconds since 1970, with a fraction: the clock of Date has none. */
export function currentInstantMs(): number {
  return Date.now() + (performance.now() % 1);
}

/** @param timezone of the IANA database; null is that of the machine, whose offset is not written. */
export function toCreateDate(instantMs: number, timezone: string | null): CreateDate {
  const { clock, offset } = timezone === null ? localClock(instantMs) : zoneClock(instantMs, timezone);
  const microseconds = Math.floor((instantMs * 1000) % 1_000_000);
  const date = [digits(clock.year, 4), digits(clock.month), digits(clock.day)].join('-');
  const time = [clock.hour, clock.minute, clock.second].map((number) => digits(number)).join(':');
  const text = `${date} ${time}.${digits(microseconds, 6)}${offset}`;
  return { ...clock, epoch: Math.floor(instantMs / 1000), text };
}

function digits(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}

interface ZoneTime {
  readonly clock: Clock;
  /** As `+02:00`, or empty. */
  readonly offset: string;
}

function localClock(instantMs: number): ZoneTime {
  const date = new Date(instantMs);
  const clock = {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
  };
  return { clock, offset: '' };
}

function zoneClock(instantMs: number, timezone: string): ZoneTime {
  const parts = new Map(
    formatIn(timezone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const clock = {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
  // The offset of UTC is written as "GMT" alone.
  return { clock, offset: parts.get('timeZoneName')?.slice('GMT'.length) || '+00:00' };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      timeZoneName: 'longOffset',
    });
  } catch {
    throw timezoneUnknown(timeZone);
  }
}
