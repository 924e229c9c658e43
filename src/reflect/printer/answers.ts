/** What PostgreSQL printed of one column, constraint or index. */
export interface Answer {
  readonly table: string;
  readonly object: string;
  readonly expression: string | null;
  readonly type: string | null;
}

/** @param value JSON text, null if no table was made */
export function parseAnswers(value: unknown): readonly Answer[] {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : [];
  return Array.isArray(parsed) ? parsed.map(parseAnswer) : [];
}

/** @param value JSON text: a list of texts and nulls */
export function parseTexts(value: unknown): readonly (string | null)[] {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : [];
  return Array.isArray(parsed) ? parsed.map(textOrNull) : [];
}

function parseAnswer(value: unknown): Answer {
  const [table, object, expression, type]: unknown[] = Array.isArray(value) ? value : [];
  return { table: String(table), object: String(object), expression: textOrNull(expression), type: textOrNull(type) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

// read_only_sql_transaction: a standby. insufficient_privilege, undefined_object: PL/pgSQL is taken away or dropped.
const REFUSALS = ['25006', '42501', '42704'];

/** The server permits no queries: the question is not at fault. */
export function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && REFUSALS.some((code) => code === error.code);
}
