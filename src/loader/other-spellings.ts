/** What TypeScript would find under a name that Node finds nothing under. */
export function otherSpellings(specifier: string, parentUrl = ''): readonly string[] {
  if (!/^\.{1,2}(\/|$)/.test(specifier) || parentUrl.includes('/node_modules/')) return [];
  const withoutEnding = /^(.*)\.([cm]?)js$/.exec(specifier);
  if (withoutEnding !== null) return [`${withoutEnding[1]}.${withoutEnding[2]}ts`];
  const endings = ['.ts', '.mts', '.js', '.mjs'];
  return [...endings.map((ending) => specifier + ending), ...endings.map((ending) => `${specifier}/index${ending}`)];
}
