import { describe, expect, test } from 'vitest';
import { createProject, type UserProject } from '../support/project.js';

describe('version locations', () => {
  const TWO = "{ versionLocations: ['./one', './two'] }";

  test('a first revision chooses one of several folders, and its descendants use the same one', async () => {
    const project = createConfigured(TWO);

    const undecided = await project.migrate(['revision', '--rev-id', 'aaaa']);
    const first = await project.migrate(['revision', '--rev-id', 'aaaa', '--version-path', 'two']);
    const next = await project.migrate(['revision', '--rev-id', 'bbbb']);

    expect([undecided.status, first.status, next.status]).toEqual([2, 0, 0]);
    expect(undecided.stderr).toContain('[VERSION_LOCATION_NEEDED]');
    expect([project.list('two'), project.list()]).toEqual([
      ['aaaa.ts', 'bbbb.ts'],
      ['migrate.config.ts', 'package.json', 'two/aaaa.ts', 'two/bbbb.ts'],
    ]);
  });

  test('a folder that is none of them is refused', async () => {
    const { status, stderr } = await createConfigured(TWO).migrate(['revision', '--version-path', 'three']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('[VERSION_LOCATION_UNKNOWN]') });
  });

  test('the folders of a file template are made, and searched where the settings say so', async () => {
    const project = createConfigured(
      "{ fileTemplate: '%(year)d/%(month).2d/%(rev)s-%(slug)s', recursiveVersionLocations: true, timezone: 'utc' }",
    );

    await project.migrate(['revision', '--rev-id', 'aaaa', '-m', 'Add users']);
    const { stdout } = await project.migrate(['heads']);

    expect(stdout).toBe('aaaa (head)\n');
    expect(project.list('migrations/versions')).toEqual([expect.stringMatching(/^\d{4}\/\d\d\/aaaa-add_users\.ts$/)]);
  });

  test('folders in a file template are refused where they would not be searched', async () => {
    const { stderr } = await createConfigured("{ fileTemplate: '%(year)d/%(rev)s' }").migrate(['revision']);

    expect(stderr).toContain('[FILE_TEMPLATE_INVALID]');
  });

  test('a source and what was compiled of it are one revision, and the compiled alone is one too', async () => {
    const project = createConfigured('{}');
    project.write('migrations/versions/aaaa.ts', source('aaaa', 'null', 'from source'));
    project.write('migrations/versions/aaaa.js', source('aaaa', 'null', 'compiled'));
    project.write('migrations/versions/bbbb.js', source('bbbb', "'aaaa'", 'compiled'));

    expect((await project.migrate(['history'])).stdout).toBe(
      'aaaa -> bbbb (head), compiled\n<base> -> aaaa, from source\n',
    );
  });
});

describe('the file of a new revision', () => {
  test('has the slug cut behind a whole word', async () => {
    const project = createConfigured('{ truncateSlugLength: 12 }');

    await project.migrate(['revision', '--rev-id', 'aaaa', '-m', "it's a really long name"]);

    expect(project.list('migrations/versions')).toEqual(['aaaa_it_s_a_.ts']);
  });

  test('states the time of the zone that is set, in whatever case it is written', async () => {
    const project = createConfigured("{ timezone: 'est5edt' }");

    await project.migrate(['revision', '--rev-id', 'aaaa']);

    expect(project.read('migrations/versions/aaaa.ts')).toMatch(/Create Date: [\d-]+ [\d:.]+-0[45]:00\n/);
  });

  test.each([
    ['a zone that there is not', "{ timezone: 'Mars/Base' }", '"timezone"'],
    ['an encoding that is not UTF-8', "{ outputEncoding: 'latin-1' }", '"outputEncoding"'],
  ])('is not written where the settings name %s', async (_, settings, named) => {
    const project = createConfigured(settings);

    const { status, stderr } = await project.migrate(['revision']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(named) });
    expect(project.list()).toEqual(['migrate.config.ts', 'package.json']);
  });

  test('is not left behind where its id cannot be one', async () => {
    const project = createConfigured('{}');

    const { stderr } = await project.migrate(['revision', '--rev-id', 'no@at-signs+']);

    expect(stderr).toContain('holds "+", "-", "@"');
    expect(project.list()).toEqual(['migrate.config.ts', 'package.json']);
  });
});

function createConfigured(settings: string): UserProject {
  return createProject({ 'migrate.config.ts': `export default { scriptLocation: './migrations', ...${settings} };\n` });
}

function source(id: string, down: string, message: string): string {
  return `/** ${message} */\nexport const revision = '${id}';\nexport const downRevision = ${down};\n`;
}
