import type { LockLimits } from '../../settings/lock-limits.js';

/** With jitter, so that two runs don't meet again and again. */
export function pauseAfter(attempt: number, { pauseMs, longestPauseMs }: LockLimits): number {
  const longest = Math.min(pauseMs * 2 ** (attempt - 1), longestPauseMs);
  return longest * (0.5 + Math.random() / 2);
}
