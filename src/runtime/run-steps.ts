import type { RunOptions, RunResult } from './run-options.js';

export declare function runSteps(options: RunOptions): Promise<RunResult>;
