import { describe, expect, test } from 'vitest';
import { maskSource } from './mask-source.js';

describe('the mask of a source', () => {
  test.each([
    ["a('b')", "a(' ')"],
    ["'it\\'s' + \"x\\\\\" + c", '\'     \' + "   " + c'],
    ['a // b\nc', 'a     \nc'],
    ['/* a\n b */ c', '    \n      c'],
    [`\`a \${b} c\` + d`, `\`  \${b}  \` + d`],
    [`\`\${\`\${x}\`}y\` + {}`, `\`\${\`\${x}\`} \` + {}`],
    [`\`\${ { a: \`}\` } }\` + b`, `\`\${ { a: \` \` } }\` + b`],
    [`\`\\\`\${a}\\\${b}\``, `\`  \${a}     \``],
  ])('of %j is %j', (source, masked) => {
    expect(maskSource(source)).toBe(masked);
  });

  test('keeps every character in its place', () => {
    const source = `/** é */\nconst a = \`x\${1}\n😀\`; // 'b'\n`;

    expect(maskSource(source)).toHaveLength(source.length);
  });

  test('is made of a string with millions of escapes, as seed data may be', () => {
    expect(maskSource(`'${'\\n'.repeat(5_000_000)}'`)).toHaveLength(10_000_002);
  });

  test.each(['a / b', '/ab/.test(c)', "'open", '`open', `\`\${a`, '/* open', 'a }', '{ a', "'a\nb'"])(
    'of %j is unknown',
    (source) => {
      expect(maskSource(source)).toBeNull();
    },
  );
});
