/** The order that a reader expects, and that is kept as far as the needs of the operations allow. */
const PHASES = [
  // A new value must be committed before it is used, together with as little else as possible.
  'growEnum',
  'rename',
  'dropObject',
  'leave',
  'dropForeignKey',
  'undistribute',
  'drop',
  'changeRowsEarly',
  'createSchema',
  'createExtension',
  'createCollation',
  'changeType',
  'changeSequence',
  'createRoutine',
  'createTable',
  'changeTable',
  'join',
  'distribute',
  'putRowsBack',
  'changeRows',
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

/** Whether the operations of the phase on one table stay together. */
export function isByTable(phase: Phase): boolean {
  return BY_TABLE.has(phase);
}

const BY_TABLE: ReadonlySet<Phase> = new Set(['dropForeignKey', 'drop', 'changeTable', 'addForeignKey', 'dropColumn']);
