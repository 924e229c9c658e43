import { crc32 } from 'node:zlib';

/** Flyway's checksum of a file: the CRC32 of its lines without their ends, as a signed number of 32 bits. */
export function flywayChecksum(text: string): number {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.reduce((sum, line) => crc32(line, sum), 0) | 0;
}
