/** The order that a reader expects, and that is kept as far as the needs of the operations allow. */
const PHASES = [
  // A new value is committed before it is used, and nothing should be committed with it but what it needs.
  'growEnum',
  'rename',
  'dropObject',
  'leave',
  'dropForeignKey',
  'drop',
  'createSchema',
  'createExtension',
  'createCollation',
  'changeType',
  'changeSequence',
  'createRoutine',
  'createTable',
  'changeTable',
  'join',
  'putRowsBack',
  'addForeignKey',
  'finish',
  'createObject',
  'dropColumn',
  'dropTable',
  'dropRoutine',
  'dropSequence',
  'dropType',
  'dropCollation',
  'dropExtension',
  'dropSchema',
  'comment',
  'setOwner',
  'revoke',
  'grant',
  'revokeDefault',
  'grantDefault',
] as const;

export type Phase = (typeof PHASES)[number];

export function phaseNumber(phase: Phase): number {
  return PHASES.indexOf(phase);
}

/** Does a phase keep together what it does to one table? */
export function isByTable(phase: Phase): boolean {
  return BY_TABLE.has(phase);
}

const BY_TABLE: ReadonlySet<Phase> = new Set(['dropForeignKey', 'drop', 'changeTable', 'addForeignKey', 'dropColumn']);
