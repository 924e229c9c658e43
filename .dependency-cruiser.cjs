/** Which layer may import which. architecture.md draws the same picture and says what each room is for. */
const MAY_IMPORT = {
  util: [],
  errors: ['util'],
  schema: ['errors', 'util'],
  operations: ['schema', 'errors', 'util'],
  ddl: ['operations', 'schema', 'errors', 'util'],
  online: ['ddl', 'operations', 'schema', 'errors', 'util'],
  models: ['ddl', 'operations', 'schema', 'errors', 'util'],
  reflect: ['schema', 'errors', 'util'],
  autogen: ['ddl', 'operations', 'schema', 'errors', 'util'],
  lint: ['operations', 'schema', 'ddl', 'errors', 'util'],
  script: ['errors', 'util'],
  loader: ['errors', 'util'],
  settings: ['loader', 'errors', 'util'],
  runtime: [
    'settings',
    'loader',
    'script',
    'reflect',
    'models',
    'online',
    'ddl',
    'operations',
    'schema',
    'errors',
    'util',
  ],
  scratch: ['runtime', 'settings', 'script', 'reflect', 'ddl', 'operations', 'schema', 'errors', 'util'],
  commands: [
    'lint',
    'scratch',
    'runtime',
    'settings',
    'loader',
    'script',
    'autogen',
    'reflect',
    'models',
    'online',
    'ddl',
    'operations',
    'schema',
    'errors',
    'util',
  ],
  cli: ['commands', 'settings', 'errors', 'util'],
};

/** Packages that only these layers know, so that the rest can be tested, and bundled, without them. */
const PACKAGE_LAYERS = [
  { packages: ['pg', '@electric-sql/pglite'], layers: ['runtime'] },
  { packages: ['commander', 'chalk', '@clack/prompts'], layers: ['cli'] },
  { packages: ['diff'], layers: ['commands', 'cli'] },
  { packages: ['jiti'], layers: ['loader'] },
  { packages: ['libpg-query', '@pgsql/types'], layers: ['lint'] },
];

const SOURCE = '^src/';
const TESTS = '[.]test([.]d)?[.]ts$|-d[.]ts$';

/** Rooms of which a layer may know the types, and no more: settings name hooks that the user's values go through. */
const TYPES_ONLY = { settings: ['script', 'reflect', 'models', 'operations', 'schema'] };

const layerRules = Object.entries(MAY_IMPORT).flatMap(([layer, allowed]) => {
  const typesToo = TYPES_ONLY[layer] ?? [];
  const inside = [layer, ...allowed, ...typesToo].map((name) => `^src/${name}/`);
  const rules = [
    {
      name: `${layer}-imports`,
      severity: 'error',
      comment: `src/${layer} may import only: ${[...allowed, ...typesToo].join(', ') || 'nothing of ours'}.`,
      from: { path: `^src/${layer}/`, pathNot: TESTS },
      to: { path: SOURCE, pathNot: inside },
    },
  ];
  return typesToo.length === 0
    ? rules
    : [
        ...rules,
        {
          name: `${layer}-imports-types`,
          severity: 'error',
          comment: `Of ${typesToo.join(' and ')}, src/${layer} may import types alone.`,
          from: { path: `^src/${layer}/`, pathNot: TESTS },
          to: { path: typesToo.map((name) => `^src/${name}/`), dependencyTypesNot: ['type-only'] },
        },
      ];
});

const packageRules = PACKAGE_LAYERS.map(({ packages, layers }) => ({
  name: `${packages[0]}-stays-in-${layers.join('-and-')}`,
  severity: 'error',
  comment: `Only ${layers.join(' and ')} may use ${packages.join(' and ')}.`,
  from: { path: SOURCE, pathNot: [...layers.map((layer) => `^src/${layer}/`), TESTS] },
  to: { path: packages.map((name) => `node_modules/(@types/)?${name}(/|$)`) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other cannot be understood, or tested, one at a time. Types count.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this file, and it is no entry of the package.',
      from: { orphan: true, path: SOURCE, pathNot: TESTS },
      to: {},
    },
    {
      name: 'bin-to-cli-only',
      severity: 'error',
      comment: 'The binary starts the compiled command line and does nothing else.',
      from: { path: '^bin/' },
      to: { path: '^(src|dist)/', pathNot: '^dist/cli/main[.]js$' },
    },
    {
      name: 'validators-for-programs-only',
      severity: 'error',
      comment: 'No command checks rows, and none loads the code for it.',
      from: { path: SOURCE, pathNot: ['^src/standard-schema[.]ts$', '^src/models/validate/', TESTS] },
      to: { path: '^src/models/validate/' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      comment: 'What is shipped cannot rest on what is not.',
      from: { path: SOURCE, pathNot: TESTS },
      to: { path: ['^test/', TESTS] },
    },
    {
      name: 'files-at-the-edges',
      severity: 'error',
      comment:
        'Schema values, operations and their comparison are pure; files are read and written at the edges. A module of models is the user’s, and may say that SQL of it lies in a file.',
      from: {
        path: SOURCE,
        pathNot: ['^src/(script|loader|settings|runtime|scratch|commands|cli)/', '^src/models/sql-file[.]ts$', TESTS],
      },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules|^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
