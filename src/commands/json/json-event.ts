import type { ErrorData } from '../../errors/error-data.js';
import type { CommandEvents } from '../environment/command-events.js';
import type { VerifyProgress } from '../verify.js';
import type { JsonOutput } from './json-outputs.js';

/** The callbacks that are events. */
type Callbacks = Required<Omit<CommandEvents, 'signal'>> & { readonly onVerify: (progress: VerifyProgress) => void };

type EventOf<Callback extends keyof Callbacks> = Callback extends `on${infer Name}` ? Uncapitalize<Name> : never;

/** The data of each event, by its name: what the callback `onStep` gets is the data of the event `step`. */
export type JsonEventData = {
  readonly [Callback in keyof Callbacks as EventOf<Callback>]: Parameters<Callbacks[Callback]>[0];
} & {
  /** The last line if the command works: what `--json` prints. */
  readonly result: JsonOutput;
  /** The last line if the command fails. */
  readonly error: ErrorData;
};

interface JsonEventLine<Name extends keyof JsonEventData> {
  readonly event: Name;
  readonly time: string;
  readonly data: JsonEventData[Name];
}

/** A line that a command prints with `--events`. The time is in UTC, as `Date.toISOString` writes it. */
export type JsonEvent = { readonly [Name in keyof JsonEventData]: JsonEventLine<Name> }[keyof JsonEventData];
