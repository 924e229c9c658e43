import { expect, test } from 'vitest';
import { findShellSyntax } from './shell-syntax.js';

test.each([
  ['ddl > schema.sql', 'operator', '>'],
  ['ddl | grep -v x', 'operator', '|'],
  ['cd app && ddl', 'operator', '&&'],
  ['ddl; ddl', 'operator', ';'],
  ['ddl --url=postgres://h/d?a=1&b=2', 'operator', '&'],
  ['ddl $HOME/schema', 'expansion', '$HOME'],
  ['ddl "$HOME/schema"', 'expansion', '$HOME'],
  ['ddl "a b" "c $(pwd)"', 'expansion', '$('],
  ['ddl `pwd`', 'expansion', '`'],
  ['STAGE=dev ddl', 'assignment', 'STAGE='],
])('in %s, only a shell understands %s %s', (line, kind, text) => {
  expect(findShellSyntax(line)).toEqual({ kind, text });
});

test.each([
  "ddl '$HOME > x' --flag",
  'ddl "a | b" c\\;d',
  'ddl --url=postgres://h/d --glob src/**/*.ts',
  'ddl "\\$HOME"',
])('%s needs no shell', (line) => {
  expect(findShellSyntax(line)).toBeNull();
});
