import { type Command, InvalidArgumentError, Option } from 'commander';
import { ExitStatus } from '../errors/exit-status.js';
import { commandLineInvalid } from '../errors/process-errors.js';

/** The options of the commands that work on a fleet. */
export interface FleetFlags {
  readonly fleet?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
  readonly shard?: string | undefined;
  readonly concurrency?: number | undefined;
}

/** @param conflicts options that are of one database */
export function addFleetOptions(command: Command, conflicts: readonly string[] = []): Command {
  return command
    .addOption(new Option('--fleet', 'work on every place of the fleet in the settings').conflicts([...conflicts]))
    .option('--only <pattern>', 'with --fleet: only the places that match, such as "eu_*" (repeatable)', collect)
    .option('--shard <part>', 'with --fleet: only a part of the places, such as 2/8')
    .option('--concurrency <count>', 'with --fleet: how many places at once', parseConcurrency);
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function parseConcurrency(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 on.');
  return Number(text);
}

/** What the options say of a fleet; null if the command works without one. */
export function fleetOptions({ fleet, only, shard, concurrency }: FleetFlags, command: Command) {
  if (fleet === true) {
    return {
      ...(only === undefined ? {} : { only }),
      ...(shard === undefined ? {} : { shard }),
      ...(concurrency === undefined ? {} : { concurrency }),
    };
  }
  const without = Object.entries({ only, shard, concurrency }).find(([, value]) => value !== undefined);
  if (without === undefined) return null;
  throw commandLineInvalid(`option '--${without[0]}' needs '--fleet'`, `migrate ${command.name()}`);
}

/** All, some, or none of the places are done. */
export function fleetStatus(done: number, failed: number): ExitStatus {
  if (failed === 0) return ExitStatus.done;
  return done === 0 ? ExitStatus.noPlaceDone : ExitStatus.somePlacesFailed;
}
