import { describe, expect, test } from 'vitest';
import { doesNothing, readAlembicRevision } from './read-alembic-revision.js';

const REST = "down_revision = None\nrevision = 'a1'\n";

describe('the header of a revision of Alembic', () => {
  test.each([
    ['None', []],
    ["'x'", ['x']],
    ['"x"  # why', ['x']],
    ["('x')", ['x']],
    ["('x',)", ['x']],
    ["('x', 'y')", ['x', 'y']],
    ["'x', 'y'", ['x', 'y']],
    ["[\n    'x',\n    'y',  # z\n]", ['x', 'y']],
    ["'x' \\\n  'y'", ['xy']],
    ["r'x\\y'", ['x\\y']],
    ["'''x'''", ['x']],
    ["u'\\x41\\u0042'", ['AB']],
    ['()', []],
  ])('takes depends_on = %s', (value, names) => {
    expect(readAlembicRevision(`${REST}depends_on = ${value}\n`, 'x.py').dependsOn).toEqual(names);
    expect(
      readAlembicRevision(`${REST}depends_on: Union[str, Sequence[str], None] = ${value}\n`, 'x.py').dependsOn,
    ).toEqual(names);
  });

  test.each(["f'x'", "b'x'", 'X', "'x' + 'y'", "('x'", 'x()', "('x', None)", "'\\N{DASH}'", "y = 'x'"])(
    'refuses depends_on = %s by its line',
    (value) => {
      expect(() => readAlembicRevision(`${REST}depends_on = ${value}\n`, 'x.py')).toThrow(
        expect.objectContaining({ code: 'ALEMBIC_REVISION_UNREADABLE', place: { file: 'x.py', line: 3 } }),
      );
    },
  );

  test.each([
    ['without a revision', 'down_revision = None\n', 1],
    ['without a down_revision', "revision = 'a1'\n", 1],
    ['that states a thing twice', `${REST}revision = 'b2'\n`, 3],
  ])('%s is refused', (_, source, line) => {
    expect(() => readAlembicRevision(source, 'x.py')).toThrow(
      expect.objectContaining({ code: 'ALEMBIC_REVISION_UNREADABLE', place: { file: 'x.py', line } }),
    );
  });

  test('is not read from strings, comments or functions', () => {
    const source = `"""doc\nrevision = 'no'\n"""\n# revision = 'no'\n${REST}def upgrade():\n    revision = 'no'\n`;

    expect(readAlembicRevision(source, 'x.py')).toMatchObject({ id: 'a1', message: "doc\nrevision = 'no'" });
  });

  test('has a message without the facts, and a date', () => {
    const doc = '"""it\'s done\n\nRevision ID: a1\nRevises: \nCreate Date: 2024-01-02 03:04:05.678\n\n"""\n';

    expect(readAlembicRevision(doc + REST, 'x.py')).toMatchObject({
      message: "it's done",
      createDate: '2024-01-02 03:04:05.678',
    });
  });

  test('comes with the functions as they stand', () => {
    const source = `${REST}\ndef upgrade() -> None:\n    a(\n"""\n;"""\n)\n\n\ndef downgrade():\n    pass  # no\nX = 1\n`;

    expect(readAlembicRevision(source, 'x.py')).toMatchObject({
      upgrade: 'def upgrade() -> None:\n    a(\n"""\n;"""\n)',
      downgrade: 'def downgrade():\n    pass  # no',
    });
  });
});

describe('a function', () => {
  test.each(['def f():\n    pass', 'def f() -> None:\n    """Doc."""\n    # ###\n    pass\n    # end'])(
    'does nothing: %s',
    (source) => {
      expect(doesNothing(source)).toBe(true);
    },
  );

  test.each(['def f():\n    pass\n    op.x()', 'def f(): op.x()'])('does something: %s', (source) => {
    expect(doesNothing(source)).toBe(false);
  });
});
