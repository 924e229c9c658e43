import { describe, expect, test } from 'vitest';
import { toCreateDate } from './create-date.js';
import { formatFileName, toSlug } from './file-name.js';

const DATE = toCreateDate(Date.UTC(2012, 6, 25, 15, 8, 5), 'UTC');
const LONG = "this is a really long name with lots of characters and also\nI'd like it to have newlines";

describe('the name of a file', () => {
  test.each([
    ['%(rev)s_%(slug)s', '12345_this_is_a_message'],
    [
      '%(rev)s_%(slug)s_%(year)s_%(month)s_%(day)s_%(hour)s_%(minute)s_%(second)s',
      '12345_this_is_a_message_2012_7_25_15_8_5',
    ],
    ['%(epoch)s_%(rev)s', '1343228885_12345'],
    ['%(year)d%(month).2d%(day)02d-%(hour)3d', '20120725- 15'],
    ['%(rev).3s%%_%(rev)-7s|', '123%_12345  |'],
  ])('by the template %s', (fileTemplate, expected) => {
    expect(name(fileTemplate)).toBe(expected);
  });

  test('may begin with folders where they are searched', () => {
    expect(name('%(year)d/%(month).2d/%(rev)s', { recursive: true })).toBe('2012/07/12345');
  });

  test('ends with the id where there is no message', () => {
    expect(name('%(rev)s_%(slug)s', { message: '' })).toBe('12345');
  });

  test.each([
    ['an unknown token', '%(revision)s'],
    ['a token without a name', '%s'],
    ['a lone percent sign', '100%_%(rev)s'],
    ['a number made of text', '%(rev)d'],
    ['a folder that is not searched', '%(year)d/%(rev)s'],
    ['a way out of the folder', '../%(rev)s'],
    ['nothing', ''],
  ])('is refused with %s in the template', (_, fileTemplate) => {
    expect(() => name(fileTemplate)).toThrow(expect.objectContaining({ code: 'FILE_TEMPLATE_INVALID' }));
  });

  test('is refused above the folder even where folders are searched', () => {
    expect(() => name('x/../../%(rev)s', { recursive: true })).toThrow(
      expect.objectContaining({ code: 'FILE_TEMPLATE_INVALID' }),
    );
  });
});

describe('a slug', () => {
  test.each([
    [40, 'this_is_a_really_long_name_with_lots_of_'],
    [60, 'this_is_a_really_long_name_with_lots_of_characters_and_also_'],
    [200, 'this_is_a_really_long_name_with_lots_of_characters_and_also_i_d_like_it_to_have_newlines'],
  ])('of at most %i characters ends behind a word', (length, expected) => {
    expect(toSlug(LONG, length)).toBe(expected);
  });

  test('keeps the letters of any alphabet', () => {
    expect(toSlug('Größe & Höhe: हिन्दी', 40)).toBe('größe_höhe_हिन्दी');
  });

  test('of one long word is cut within it', () => {
    expect(toSlug('incomprehensibilities', 10)).toBe('incomprehe_');
  });
});

function name(fileTemplate: string, { message = 'This is a message', recursive = false } = {}): string {
  const facts = { id: '12345', message, date: DATE };
  return formatFileName(facts, { fileTemplate, truncateSlugLength: 40, recursive });
}
