const WIDEST = 100;
const NARROWEST = 60;

/** Lines of prose no longer than the terminal is wide, and readable on a wide one; the later ones are indented. */
export function wrapText(text: string, indent: string, after = indent): readonly string[] {
  const width = Math.max(NARROWEST, Math.min(WIDEST, process.stdout.columns ?? WIDEST));
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const isFirst = line === indent || line === after;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = after + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line];
}
