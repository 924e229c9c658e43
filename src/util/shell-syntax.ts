/** Something that a shell would act on, and that `splitWords` takes as plain text. */
export interface ShellSyntax {
  readonly kind: 'operator' | 'assignment' | 'expansion';
  readonly text: string;
}

/** The first word or sign of a command line that only a shell understands, outside quotes. Null without one. */
export function findShellSyntax(line: string): ShellSyntax | null {
  const assignment = /^\s*([A-Za-z_]\w*=)/.exec(line)?.[1];
  if (assignment !== undefined) return { kind: 'assignment', text: assignment };
  for (const [, expansion, operator] of line.matchAll(SYNTAX)) {
    if (expansion !== undefined) return { kind: 'expansion', text: expansion };
    if (operator !== undefined) return { kind: 'operator', text: operator };
  }
  return null;
}

/** What is quoted, then what a shell replaces (between double quotes, too), then operators. */
const SYNTAX = /'[^']*'|\\.|(\$\w+|\$[({]|`)|"(?:\\.|[^"\\$`])*"|(&&|\|\||>>|<<|[|&;<>()])/gs;
