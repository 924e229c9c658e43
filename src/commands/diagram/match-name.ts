/** Whether a name such as `audit.users` matches a pattern, in which `*` and `?` stand for letters of one name. */
export function matchesName(name: string, pattern: string): boolean {
  const source = pattern.replace(/[\\^$+.()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`^${source.replaceAll('*', '[^.]*').replaceAll('?', '[^.]')}$`, 's').test(name);
}
