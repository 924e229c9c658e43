import { arrayText } from '../array-text.js';
import {
  constantText,
  type DefaultContext,
  elementText,
  isJson,
  isNumber,
  NUMBERS,
  refuse,
  takes,
} from '../default-value.js';
import { plainDecimal } from '../number-text.js';
import { isSqlPrintable } from '../sql.js';
import { TextValue } from './rows-file.js';

/** The text that the type reads; null for NULL, undefined for what isn't given. */
export function inputText(value: unknown, context: DefaultContext): string | null | undefined {
  if (value === undefined || value === null) return value;
  const text = value instanceof TextValue ? value.text : valueText(value, context);
  if (text?.includes('\0') === true) throw refuse(context, 'has a NUL character');
  return text;
}

function valueText(value: unknown, context: DefaultContext): string {
  const { type, array } = context;
  if (isSqlPrintable(value)) throw refuse(context, 'is an expression');
  if (array) return arrayInput(value, context);
  if (type.kind === 'domain') return valueText(value, { ...context, type: type.base, array: type.baseArray });
  if (isJson(type)) return constantText(value, context);
  if (isNumber(value)) return numberInput(value, context);
  return typeof value === 'boolean' && takes(type, ['boolean']) ? String(value) : constantText(value, context);
}

function arrayInput(value: unknown, context: DefaultContext): string {
  if (Array.isArray(value)) return arrayText(value, (element) => elementText(element, context));
  if (typeof value === 'string') return value;
  throw refuse(context, 'is not an array');
}

function numberInput(value: number | bigint, context: DefaultContext): string {
  if (!takes(context.type, NUMBERS)) throw refuse(context, 'is a number');
  return plainDecimal(value);
}
