import { describe, expect, test } from 'vitest';
import { messageLines, readDocComment } from './doc-comment.js';

describe('the comment of a revision', () => {
  const COMMENT = [
    '/**',
    ' * add bio',
    ' *',
    ' * Revision ID: abc',
    ' * Create Date: 2026-03-02 09:14:55.120394',
    ' */',
  ].join('\n');

  test('gives the message', () => {
    expect(readDocComment(COMMENT).message).toBe('add bio');
  });

  test('gives the date', () => {
    expect(readDocComment(COMMENT).createDate).toBe('2026-03-02 09:14:55.120394');
  });

  test('gives its text without the marks', () => {
    expect(readDocComment(COMMENT).doc).toBe('add bio\n\nRevision ID: abc\nCreate Date: 2026-03-02 09:14:55.120394');
  });

  test('may have Windows line ends', () => {
    expect(readDocComment(COMMENT.replaceAll('\n', '\r\n'))).toEqual(readDocComment(COMMENT));
  });

  test('brings a message of several lines onto one', () => {
    expect(readDocComment('/*\n * add bio\n *   to users\n */').message).toBe('add bio to users');
  });

  test('may be one line', () => {
    expect(readDocComment('/** add bio */\nexport {}').message).toBe('add bio');
  });

  test('may be made of line comments', () => {
    expect(readDocComment('// add bio\n//\n// Revision ID: abc\nexport {}').message).toBe('add bio');
  });

  test('is the block behind line comments', () => {
    expect(readDocComment('#!/usr/bin/env node\n// biome-ignore-all lint: generated\n/** add bio */').message).toBe(
      'add bio',
    );
  });

  test.each([
    '// biome-ignore-all lint: generated',
    '/* eslint-disable */',
    '// @ts-nocheck',
    '// eslint-disable-next-line no-var\n/* prettier-ignore */',
    '/*\n * Copyright 2026 Acme\n * All rights reserved\n */',
    '// SPDX-License-Identifier: MIT\n// Acme Inc.\n',
    '/*! licensed under MIT */',
  ])('is not what is for a program or about rights: %j', (first) => {
    expect(readDocComment(`${first}\n/** add bio */`).message).toBe('add bio');
    expect(readDocComment(`${first}\nexport {}`).message).toBe('');
  });

  test('may begin with a word that a linter also knows', () => {
    expect(readDocComment('// global settings\nexport {}').message).toBe('global settings');
    expect(readDocComment('/** license table */').message).toBe('license table');
    expect(readDocComment('/** copyright table */').message).toBe('copyright table');
  });

  test('without a message has none', () => {
    expect(readDocComment('/**\n * Revision ID: abc\n */').message).toBe('');
  });

  test('is empty where code comes first', () => {
    expect(readDocComment('const x = 1;\n/** add bio */')).toEqual({ doc: '', message: '', createDate: null });
  });

  test.each(['Revision ID: abc', 'Create Date: yesterday', 'migrate: downgrade', '\\Revises: x'])(
    'has %j as its message, not as a fact',
    (message) => {
      expect(readDocComment(`/**\n * ${messageLines(message).join()}\n */`)).toMatchObject({
        message,
        createDate: null,
      });
    },
  );
});

test.each([
  [' * one', ' * two'],
  [' * one', ' *', ' * two'],
  [' * one', ' *', ' *', ' * two'],
  [' * one', ' * ', ' * two'],
  [' * one', ' *  indented', ' ** two'],
  [' * one', ' *two', ' *\ttwo'],
  [' *', ' * one', ' *'],
  [' * one ends */ two', ' * three'],
  [' * eslint-disable', ' * one'],
  [' * Copyright 2030', ' * one'],
  [' * \\Revises: one', ' * two'],
])('a comment reads the same as behind a mark of its encoding', (...lines) => {
  const comment = ['/**', ...lines, ' */', 'export {}'].join('\n');

  expect(readDocComment(comment)).toEqual(readDocComment(`\uFEFF${comment}`));
});
