import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

/** Three branches with a merge, a dependency across them, and a branch that stays open. */
const HISTORY = [
  'aaaa',
  'aaaa>bbbb',
  'aaaa>cccc [shop]',
  'bbbb>dddd',
  'cccc,dddd>eeee',
  'aaaa>ffff (dddd)',
  'eeee>gggg',
];

const CONFIG = `export default {
  environments: {
    dev: { url: process.env.DATABASE_URL },
    old: { url: process.env.DATABASE_URL, versionTable: 'old_version' },
  },
};
`;

describe('graph', () => {
  test('draws branches, merges and dependencies as text', async () => {
    expect(await createHistory(HISTORY).run('graph')).toBe(`* ffff (head) message of ffff
|\\
| : * gggg (shop) (head) message of gggg
| : * eeee (shop) message of eeee
| :/|
| | * cccc (shop) message of cccc
| * | dddd message of dddd
| * | bbbb message of bbbb
|_|/
|/
* aaaa message of aaaa
`);
  });

  test('shows what is applied in the databases of the environments', async ({ databaseUrl, db }) => {
    const project = createHistory(HISTORY, databaseUrl);
    project.write('other.config.js', CONFIG);
    await project.run('-c other.config.js -x env=dev upgrade dddd');
    await db.query(
      "CREATE TABLE old_version (version_num varchar(32)); INSERT INTO old_version VALUES ('aaaa'), ('9999')",
    );

    const drawn = await project.run('-c other.config.js graph --env dev,old');
    const { databases, revisions } = JSON.parse(await project.run('-c other.config.js graph --env dev,old --json'));

    expect(drawn).toContain('* aaaa [old] message of aaaa');
    expect(drawn).toContain('+ | dddd [dev] message of dddd');
    expect(drawn).toContain('o gggg (shop) (head) message of gggg');
    expect(drawn).toContain('old is at 9999, which no revision file has.');
    expect(databases).toMatchObject([
      { name: 'dev', revisions: ['dddd'], missing: [] },
      { name: 'old', revisions: ['aaaa'], missing: ['9999'] },
    ]);
    expect(revisions.at(-1)).toMatchObject({ id: 'aaaa', lane: 0, currentIn: ['old'], appliedIn: ['dev', 'old'] });
  });

  test('is written into a file by its ending, and escapes hostile messages', async () => {
    const project = createHistory(HISTORY);
    const hostile = `</text><script>alert(1)</script> "quoted" & \\u001b[31m ]]> --> %% end`;
    project.write(
      'migrations/versions/hhhh.js',
      `/**\n * ${hostile}\n */\nexport const revision = 'hhhh';\nexport const downRevision = 'gggg';\nexport async function upgrade() {}\nexport async function downgrade() {}\n`,
    );

    for (const ending of ['svg', 'mmd', 'dot']) await project.run(`graph --out drawn/history.${ending}`);
    const [svg, mermaid, dot] = ['svg', 'mmd', 'dot'].map((ending) => project.read(`drawn/history.${ending}`));

    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; ');
    expect(mermaid).toMatch(/^flowchart TB\n/);
    expect(mermaid).toContain('["hhhh<br/>#60;/text#62;#60;script#62;alert(1)#60;/script#62; #34;quoted#34; #38; ');
    expect(dot).toMatch(/^digraph revisions \{\n[\s\S]*\}\n$/);
    expect(dot).toContain(String.raw`[label="hhhh (shop) (head)\n</text><script>alert(1)</script> \"quoted\" &amp; `);
  });

  test('refuses a format that does not exist, and asks no database without being told to', async () => {
    const project = createHistory(HISTORY);

    expect((await project.migrate(['graph', '--format', 'png'])).stderr).toContain('[COMMAND_LINE_INVALID]');
    expect(await project.run('graph -r cccc:eeee --format dot')).toContain('shape=plaintext');
  });
});
