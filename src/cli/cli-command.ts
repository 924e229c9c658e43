import type { Command } from 'commander';
import type { ExitStatus } from '../errors/exit-status.js';
import type { Invocation } from './invocation.js';

/** What a command does once its arguments are read; nothing returned means that it is done. */
export type Action = (invocation: Invocation) => Promise<ExitStatus | undefined>;

/** Runs an action with its terminal and signal, and turns what it throws into text and an exit status. */
export type RunAction = (command: Command, action: Action) => Promise<void>;
