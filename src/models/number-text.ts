const INT4_MAX = 2147483647n;
const INT8_MAX = 9223372036854775807n;

/**
 * A number as PostgreSQL prints the constant: unquoted if PostgreSQL reads that back as the same type, and otherwise
 * quoted with the type. The type is the smallest of integer, bigint and numeric that can store it (manual: "Numeric
 * Constants").
 */
export function numberConstant(value: number | bigint): string {
  const text = plainDecimal(value);
  if (text.includes('.')) {
    return text.startsWith('-') ? `'${text}'::numeric` : text;
  }
  const type = integerType(BigInt(text));
  return type === 'integer' && !text.startsWith('-') ? text : `'${text}'::${type}`;
}

function integerType(value: bigint): string {
  if (value >= -INT4_MAX - 1n && value <= INT4_MAX) {
    return 'integer';
  }
  return value >= -INT8_MAX - 1n && value <= INT8_MAX ? 'bigint' : 'numeric';
}

/** Without an exponent: `1e21` is `1000000000000000000000`, as the type numeric prints it. */
export function plainDecimal(value: number | bigint): string {
  const text = Object.is(value, -0) ? '0' : String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([-+]\d+)$/.exec(text);
  if (match === null) {
    return text;
  }
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) {
    return `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  return `${sign}${digits.padEnd(point, '0')}`;
}
