import { formatGithub } from '../../lint/format/github.js';
import { toSarif } from '../../lint/format/sarif.js';
import type { LintReport } from '../lint.js';

/** Annotations of GitHub Actions, one line each. */
export function githubLines({ findings }: LintReport): readonly string[] {
  return formatGithub(findings);
}

/** A log for code scanning, as an object. */
export function sarifLog({ findings }: LintReport): ReturnType<typeof toSarif> {
  return toSarif(findings);
}
