import type { JsonEventData } from '../../commands/json/json-event.js';
import { jsonLine } from '../../util/escape.js';

/** Prints a line of `--events`. */
export type PrintEvent = <Name extends keyof JsonEventData>(event: Name, data: JsonEventData[Name]) => void;

type JsonCallbacks = {
  readonly [Name in Exclude<keyof JsonEventData, 'result' | 'error'> as `on${Capitalize<Name>}`]: (
    data: JsonEventData[Name],
  ) => void;
};

/** What a command calls while it works. The type requires a line for each event of a command. */
export function jsonCallbacks(print: PrintEvent): JsonCallbacks {
  return {
    onBackfill: (data) => print('backfill', data),
    onDatabase: (data) => print('database', data),
    onFleet: (data) => print('fleet', data),
    onHook: (data) => print('hook', data),
    onHookLine: (data) => print('hookLine', data),
    onIndexBuild: (data) => print('indexBuild', data),
    onLockRetry: (data) => print('lockRetry', data),
    onLockWait: (data) => print('lockWait', data),
    onNotice: (data) => print('notice', data),
    onOnlineStep: (data) => print('onlineStep', data),
    onPlace: (data) => print('place', data),
    onPlanned: (data) => print('planned', data),
    onSlowStart: (data) => print('slowStart', data),
    onStep: (data) => print('step', data),
    onVerify: (data) => print('verify', data),
    onWaiting: (data) => print('waiting', data),
    onWarning: (data) => print('warning', data),
  };
}

/** A line of NDJSON. */
export function eventLine(event: keyof JsonEventData, data: unknown): string {
  return `${jsonLine({ event, time: new Date().toISOString(), data })}\n`;
}
