import { fileTemplateInvalid } from '../errors/new-revision-errors.js';
import type { CreateDate } from './create-date.js';

export interface FileNameOptions {
  /** In the manner of printf: `%(rev)s_%(slug)s`, `%(year)d/%(month).2d/%(rev)s`. */
  readonly fileTemplate: string;
  readonly truncateSlugLength: number;
  /** Whether revisions are looked for in folders of the version location. */
  readonly recursive: boolean;
}

export interface FileNameFacts {
  readonly id: string;
  readonly message: string;
  readonly date: CreateDate;
}

type Tokens = Readonly<Record<string, string | number>>;

/** `%%`, a token as `%(month).2d`, or a percent sign that is neither. */
const DIRECTIVE = /%(?:(%)|\((\w+)\)([-0+ ]*)(\d*)(?:\.(\d+))?([a-zA-Z])|)/g;

/** The path of a new revision below its version location, without the extension. */
export function formatFileName({ id, message, date }: FileNameFacts, options: FileNameOptions): string {
  const { fileTemplate, truncateSlugLength, recursive } = options;
  const slug = toSlug(message, truncateSlugLength);
  const { epoch, year, month, day, hour, minute, second } = date;
  const tokens = { rev: id, slug, epoch, year, month, day, hour, minute, second };
  const name = fillTokens(fileTemplate, tokens).replaceAll('\\', '/');
  if (/^\/|(?:^|\/)\.\.?(?:\/|$)|\/$|^$/.test(name)) {
    throw fileTemplateInvalid(fileTemplate, 'does not name a file below the folder of the revisions');
  }
  if (name.includes('/') && !recursive) {
    throw fileTemplateInvalid(
      fileTemplate,
      'names a folder, where no revision is found without recursiveVersionLocations',
    );
  }
  return slug === '' ? name.replace(/[_-]+$/, '') : name;
}

/** The words of a message joined by `_`, cut behind the last whole word that fits. */
export function toSlug(message: string, length: number): string {
  const words = message.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const slug = [...words.join('_').toLowerCase()];
  if (slug.length <= length) {
    return slug.join('');
  }
  const cut = slug.slice(0, length).join('');
  const end = cut.lastIndexOf('_');
  return `${end === -1 ? cut : cut.slice(0, end)}_`;
}

function fillTokens(template: string, tokens: Tokens): string {
  let filled = '';
  let end = 0;
  for (const match of template.matchAll(DIRECTIVE)) {
    const [text, percent, name = ''] = match;
    const value = percent === undefined ? tokens[name] : percent;
    const token = value === undefined ? null : formatToken(value, match);
    if (token === null) {
      throw fileTemplateInvalid(template, `holds "${text}", which is not a token`);
    }
    filled += template.slice(end, match.index) + token;
    end = match.index + text.length;
  }
  return filled + template.slice(end);
}

/** Null if the conversion is not possible for the value. */
function formatToken(value: string | number, match: RegExpExecArray): string | null {
  const [, , , flags = '', width = '', precision, conversion = 's'] = match;
  const length = precision === undefined ? undefined : Number(precision);
  if (conversion === 's') {
    return pad(String(value).slice(0, length), flags.replace('0', ''), Number(width));
  }
  if (typeof value === 'string' || !/[di]/.test(conversion)) {
    return null;
  }
  return pad(String(value).padStart(length ?? 0, '0'), flags, Number(width));
}

function pad(text: string, flags: string, width: number): string {
  if (flags.includes('-')) {
    return text.padEnd(width);
  }
  return text.padStart(width, flags.includes('0') ? '0' : ' ');
}
