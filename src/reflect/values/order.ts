interface Named {
  readonly schema?: string | null;
  readonly name: string;
}

/** By schema, the default one first, then by name; by code units, so that no locale has a say. */
export function byName(a: Named, b: Named): number {
  return compareTexts(a.schema ?? '', b.schema ?? '') || compareTexts(a.name, b.name);
}

export function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
