import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Vitest starts with the largest files. The pairs take longest, in a small file, so the other worker would wait for them. */
export class PairsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const arePairs = ({ moduleId }: TestSpecification) => moduleId.endsWith('/pairs/pairs.test.ts');
    return [...sorted.filter(arePairs), ...sorted.filter((file) => !arePairs(file))];
  }
}
