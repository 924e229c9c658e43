import { distributionProblems } from '../../autogen/distribution-problems.js';
import { missingFeatures } from '../../autogen/missing-features.js';
import { citusLimit, featureMissing } from '../../errors/command-errors.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';

/** @throws LimbeckError if the server can't have what is declared */
export function refuseImpossible(declared: DatabaseSchema, reflected: DatabaseSchema, serverVersion: number): void {
  const missing = missingFeatures(declared, serverVersion);
  if (missing.length > 0) throw featureMissing(serverVersion, missing);
  const problems = distributionProblems(declared, reflected);
  if (problems.length > 0) throw citusLimit(problems);
}
