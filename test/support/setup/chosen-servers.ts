/** A server to run the tests on: a major version of PostgreSQL from npm, a container, or one that is already there. */
export type ServerChoice = 'given' | 'container' | `${number}`;

const MAJORS = ['14', '15', '16', '17', '18'] as const;

/** What TEST_DATABASE_URL or TEST_POSTGRES ask for; PostgreSQL 18 where they are silent. */
export function chosenServers(env: NodeJS.ProcessEnv = process.env): readonly ServerChoice[] {
  if (env.TEST_DATABASE_URL) {
    return ['given'];
  }
  const wanted = (env.TEST_POSTGRES || '18').split(',');
  if (wanted.includes('all')) {
    return MAJORS;
  }
  return wanted.map((word) => {
    const choice = word === 'container' ? word : MAJORS.find((major) => major === word);
    if (choice === undefined) {
      throw new Error(
        `TEST_POSTGRES is "${word}"; it may be ${MAJORS.join(', ')}, a list of these, all, or container.`,
      );
    }
    return choice;
  });
}
