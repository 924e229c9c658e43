import { expect, test } from 'vitest';
import { snakeCase } from '../util/snake-case.js';
import type { SnakeCase } from './column-naming.js';

const examples = {
  fullName: 'full_name',
  id: 'id',
  userID: 'user_id',
  URLPath: 'url_path',
  isURL: 'is_url',
  address2: 'address2',
  address2Line: 'address2_line',
  HTML5Parser: 'html5_parser',
  aB: 'a_b',
  ABTest: 'ab_test',
  already_snake: 'already_snake',
  x_Y: 'x_y',
  oAuth2Token: 'o_auth2_token',
} as const;

// The compiler refuses a name here that it would make otherwise.
const asTyped: { readonly [Property in keyof typeof examples]: SnakeCase<Property> } = examples;

test.each(Object.entries(asTyped))('%s is the column %s', (property, column) => {
  expect(snakeCase(property)).toBe(column);
});
