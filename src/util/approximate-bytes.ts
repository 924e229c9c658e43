/**
 * About how much memory a value of a result needs: its text, its bytes, and some for each object around them. Stops
 * counting at the limit.
 */
export function approximateBytes(value: unknown, limit: number): number {
  const left: unknown[] = [value];
  let bytes = 0;
  while (left.length > 0 && bytes < limit) {
    const next = left.pop();
    bytes += PER_VALUE;
    if (typeof next === 'string') bytes += 2 * next.length;
    else if (ArrayBuffer.isView(next)) bytes += next.byteLength;
    else if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) left.push(part);
  }
  return bytes;
}

const PER_VALUE = 16;
