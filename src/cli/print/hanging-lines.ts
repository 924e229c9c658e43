/** Text of several lines behind its label; the later ones are indented, so that none of them looks like a line of ours. */
export function hangingLines(label: string, text: string): readonly string[] {
  return text.split('\n').map((line, position) => (position === 0 ? `${label}${line}` : `        ${line}`));
}
