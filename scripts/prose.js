// `npm run prose`: looks for banned words in documents, messages, help, comments and titles of tests.
//   --list [KIND]  prints every place, or those of one kind
//   --lower        writes the counts to the baseline where they are smaller than there
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BANNED_WORDS } from './prose/banned-words.js';
import { readTexts } from './prose/texts.js';

const BASELINE = join(import.meta.dirname, 'prose/baseline.json');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, lower: { type: 'boolean' } },
});

const places = readTexts().flatMap(({ kind, path, line, text }) =>
  BANNED_WORDS.flatMap(({ found, instead }) =>
    [...text.matchAll(found)].map((match) => ({
      kind,
      path,
      line,
      instead,
      words: match[0].trim(),
      text: around(text, match),
    })),
  ),
);
const baseline = JSON.parse(readFileSync(BASELINE, 'utf8'));
const counts = Object.fromEntries(
  Object.keys(baseline).map((kind) => [kind, places.filter((place) => place.kind === kind).length]),
);

if (values.list) {
  const wanted = places.filter(({ kind }) => positionals.length === 0 || positionals.includes(kind));
  for (const place of wanted) console.log(describePlace(place));
}
const grown = Object.keys(baseline).filter((kind) => counts[kind] > baseline[kind]);
for (const kind of grown) {
  console.error(
    `${counts[kind]} banned words in ${kind}, ${baseline[kind]} are allowed. To list them: npm run prose -- --list ${kind}`,
  );
}
if (values.lower) {
  const lowered = Object.fromEntries(
    Object.entries(baseline).map(([kind, count]) => [kind, Math.min(count, counts[kind])]),
  );
  writeFileSync(BASELINE, `${JSON.stringify(lowered, null, 2)}\n`);
} else {
  console.log(
    Object.entries(counts)
      .map(([kind, count]) => `${kind} ${count} of ${baseline[kind]}`)
      .join(', '),
  );
}
process.exit(grown.length === 0 ? 0 : 1);

function around(text, { index, 0: words }) {
  return text.slice(Math.max(0, index - 40), index + words.length + 40).trim();
}

function describePlace({ path, line, words, instead, text }) {
  return `${path}:${line}: "${words}" (write: ${instead}) … ${text} …`;
}
