import type { Finding } from './finding.js';
import { ruleDocs } from './rule-docs.js';

/** A comment of a file, without its marks. */
export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** `limbeck: allow drop-column: nobody reads it`. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
}

const ALLOW = /^\s*limbeck:\s*allow\s+([\w-]+)\s*(?::\s*(.*?)\s*)?$/;

export function findSuppressions(comments: readonly Comment[]): readonly Suppression[] {
  return comments.flatMap(({ text, line }) => {
    const [, rule, reason = ''] = ALLOW.exec(text) ?? [];
    return rule === undefined ? [] : [{ rule, reason, line }];
  });
}

interface Placed {
  readonly line: number;
  readonly endLine: number;
}

interface Judged {
  readonly file: string;
  readonly revision: string | null;
  readonly statements: readonly Placed[];
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  /** Rules that don't run can't tell whether a suppression is needed. */
  readonly isKnownRule: (name: string) => boolean;
}

/** Removes what comments allow, and adds what is wrong with these comments. */
export function applySuppressions(judged: Judged): readonly Finding[] {
  const { findings, suppressions } = judged;
  const used = new Set<Suppression>();
  const effective = suppressions.flatMap((each) =>
    each.reason === '' ? [] : [{ suppression: each, line: statementBelow(judged, each)?.line }],
  );
  const left = findings.filter((finding) => {
    const allowed = effective.find(
      ({ suppression, line }) => suppression.rule === finding.rule && line === finding.line,
    );
    if (allowed !== undefined) used.add(allowed.suppression);
    return allowed === undefined;
  });
  return [...left, ...suppressions.filter((each) => !used.has(each)).map((each) => complaint(each, judged))];
}

/** The statement that a comment is in, or the next one. */
function statementBelow({ statements }: Judged, { line }: Suppression): Placed | undefined {
  return statements.find(({ endLine }) => endLine >= line);
}

function complaint({ rule, reason, line }: Suppression, { file, revision, isKnownRule }: Judged): Finding {
  const place = { file, revision, line, column: 1 };
  if (reason === '') {
    return {
      ...place,
      rule: 'allow-without-reason',
      severity: 'error',
      what: `The comment allows ${rule}, but gives no reason.`,
      safe: `Write \`limbeck: allow ${rule}: why it is safe here\`.`,
      docs: ruleDocs('allow-without-reason'),
    };
  }
  return {
    ...place,
    rule: 'unused-allow',
    severity: 'warning',
    what: isKnownRule(rule) ? `The statement below has no finding of ${rule}.` : `There is no rule ${rule}.`,
    safe: isKnownRule(rule) ? 'Remove the comment.' : 'Correct the name of the rule.',
    docs: ruleDocs('unused-allow'),
  };
}
