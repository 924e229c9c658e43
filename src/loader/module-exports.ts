/** What a module exports, by name; the default export as `default`. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** An ES module that was compiled to CommonJS comes as the default export of the module that Node makes of it. */
export function toModuleExports(value: unknown): ModuleExports {
  if (!isObject(value)) return { default: value };
  const { default: original } = value;
  return isObject(original) && original.__esModule === true ? original : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
