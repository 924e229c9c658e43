import type { Finding } from '../../lint/finding.js';
import type { Diagram } from '../diagram/diagram.js';
import type { DefinitionPair } from '../difference/definition-patches.js';
import type { DrawnGraph } from '../drawing/drawn-graph.js';
import type { DatabasePlan } from '../plan/plan-report.js';

/** What a reviewer has to know about revisions. */
export interface ReviewReport {
  /** More than one means that the history has to be merged. */
  readonly heads: readonly string[];
  readonly databases: readonly DatabaseReview[];
  /** The revisions, and those next to them. */
  readonly graph: DrawnGraph;
}

/** What a reviewer has to know about revisions that run on one database. */
export interface DatabaseReview {
  /** The name that the settings give the database; null if they name none. */
  readonly name: string | null;
  /** Why these revisions: they were asked for, they are not applied to the database, or they are the last ones. */
  readonly chosen: 'asked' | 'pending' | 'last';
  /** Oldest first. */
  readonly revisions: readonly ReviewedRevision[];
  /** Whether all of them ran on a scratch database. Otherwise, what they change isn't known. */
  readonly isRun: boolean;
  /** The objects that differ before and after the revisions. */
  readonly objects: readonly ReviewedObject[];
  /** The tables that differ, with their neighbors. */
  readonly diagram: Diagram;
  readonly destroys: readonly ReviewedLoss[];
  readonly findings: readonly Finding[];
  /** What running the downgrades showed. */
  readonly downgrade: ReviewedDowngrade;
  /** What an upgrade would do to the database of the settings; null if nothing is pending there, or if it isn't known. */
  readonly plan: DatabasePlan | null;
  /** What could not be found out, and why. */
  readonly notes: readonly string[];
}

export interface ReviewedRevision {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly message: string;
  readonly path: string;
  readonly upgrade: readonly ReviewedStatement[];
  readonly downgrade: readonly ReviewedStatement[];
}

/** A statement as it ran on a scratch database. */
export interface ReviewedStatement {
  readonly sql: string;
  /** `op.addColumn`; null for SQL of the revision. */
  readonly directive: string | null;
  readonly inTransaction: boolean;
  /** The locks that it takes on existing tables, and that stop writers. Null if it wasn't run. */
  readonly locks: readonly ReviewedLock[] | null;
  /** Whether it reads all rows of a table, builds an index, or rewrites a table. */
  readonly work: readonly ReviewedWork[];
}

export type ReviewedWork = 'scan' | 'build' | 'rewrite';

export interface ReviewedLock {
  readonly table: string;
  readonly mode: ReviewedLockMode;
  readonly stops: 'readers and writers' | 'writers';
}

export type ReviewedLockMode = 'SHARE' | 'SHARE ROW EXCLUSIVE' | 'EXCLUSIVE' | 'ACCESS EXCLUSIVE';

export interface ReviewedObject extends DefinitionPair {
  readonly change: 'created' | 'dropped' | 'changed';
  /** One by one, if the object is a table that stays. */
  readonly changes: readonly string[];
}

export interface ReviewedLoss {
  /** Null if the comparison shows it, and not a directive. */
  readonly revision: string | null;
  /** `drops users.bio`; null if more may be lost by SQL of the revision. */
  readonly what: string | null;
}

export interface ReviewedDowngrade {
  readonly outcome: 'restores' | 'differs' | 'fails' | 'notTried';
  /** What stays different, or why it fails. */
  readonly details: readonly string[];
}
