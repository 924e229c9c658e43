import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from enlarging its space for new objects. While revisions are loaded, nearly all new objects stay, so V8 would
 * enlarge the space to two times 16 MB, although a run leaves little garbage. When a database is connected, the space has two
 * times 4 MB. For 1,000 revisions, that saves 14 of 87 MiB, and costs no CPU time.
 */
export function limitYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
