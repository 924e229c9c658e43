/** An array as PostgreSQL prints it: `{a,"b c",NULL}` (manual: "Array Input and Output Syntax"). */
export function arrayText(values: readonly unknown[], elementText: (value: unknown) => string): string {
  const elements = values.map((value) => {
    if (Array.isArray(value)) {
      return arrayText(value, elementText);
    }
    return value === null || value === undefined ? 'NULL' : quoteElement(elementText(value));
  });
  return `{${elements.join(',')}}`;
}

// Elements that array_out() puts into double quotes: without quotes they would end early or be read as something else.
const NEEDS_QUOTES = /^$|^null$|[\s{},"\\]/i;

function quoteElement(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
