import { describe, expect, test } from 'vitest';
import { readDocComment } from './doc-comment.js';

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

  test('without a message has none', () => {
    expect(readDocComment('/**\n * Revision ID: abc\n */').message).toBe('');
  });

  test('is empty where code comes first', () => {
    expect(readDocComment('const x = 1;\n/** add bio */')).toEqual({ doc: '', message: '', createDate: null });
  });
});
