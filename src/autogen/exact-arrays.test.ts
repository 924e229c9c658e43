import { expect, test } from 'vitest';
import { exactArrays } from './exact-arrays.js';

test.for([
  [
    "c::text = ANY (ARRAY['1'::character varying, ']'::character varying]::text[])",
    "c::text = ANY (ARRAY['1'::character varying, ']'::character varying]::character varying[]::text[])",
  ],
  ["f::inet <> ALL (ARRAY['10.0.0.0/8'::cidr]::inet[])", "f::inet <> ALL (ARRAY['10.0.0.0/8'::cidr]::cidr[]::inet[])"],
  ["c = ANY (ARRAY['1'::text, '2'::text])", "c = ANY (ARRAY['1'::text, '2'::text])"],
  ['c = ANY (ARRAY[a, b]::text[])', 'c = ANY (ARRAY[a, b]::text[])'],
  ["c = ANY (ARRAY['1'::varchar(3)]::text[])", "c = ANY (ARRAY['1'::varchar(3)]::text[])"],
] as const)('the array of %s keeps the type of its elements', ([printed, exact]) => {
  expect(exactArrays(printed)).toBe(exact);
});
