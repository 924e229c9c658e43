import { findPostgresReport } from '../postgres-report.js';

/** lock_not_available and deadlock_detected (manual: Appendix A, PostgreSQL Error Codes). */
const STATES = new Set(['55P03', '40P01']);

/** Whether PostgreSQL ended a statement because of a lock that others hold, so that it may succeed later. */
export function isLockFailure(error: unknown): boolean {
  return STATES.has(findPostgresReport(error)?.sqlState ?? '');
}
