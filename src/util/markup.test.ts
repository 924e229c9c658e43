import { expect, test } from 'vitest';
import { Markup, markup } from './markup.js';

test('a text in a template is escaped, and markup is not', () => {
  const items = ['<b>', '"&\''].map((text) => markup`<li title="${text}">${text}</li>`);
  expect(markup`<ul>${items}</ul>${new Markup('<hr>')}${3}`.source).toBe(
    '<ul><li title="&lt;b&gt;">&lt;b&gt;</li>\n<li title="&quot;&amp;&#39;">&quot;&amp;&#39;</li></ul><hr>3',
  );
});

test('a control character of a text is shown as an escape', () => {
  expect(markup`<p>${'a\n\u001b[31m\u202e'}</p>`.source).toBe(String.raw`<p>a\n\u001b[31m\u202e</p>`);
});
