const NOISE =
  /Type Stripping is an experimental feature|stripTypeScriptTypes is an experimental feature|^Module type of /i;

let silences = 0;
let original = process.emitWarning;

/**
 * Keeps back what Node says of every TypeScript file and of every package without a "type": both are as they should be
 * here. Returns what ends it.
 */
export function silenceLoadWarnings(): () => void {
  if (silences++ === 0) {
    original = process.emitWarning;
    process.emitWarning = new Proxy(original, { apply: emitUnlessNoise });
  }
  return () => {
    if (--silences === 0) process.emitWarning = original;
  };
}

function emitUnlessNoise(emit: typeof process.emitWarning, self: unknown, parameters: unknown[]): void {
  const [warning] = parameters;
  const text = warning instanceof Error ? warning.message : String(warning);
  if (!NOISE.test(text)) Reflect.apply(emit, self, parameters);
}
