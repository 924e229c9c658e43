import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** @param ways the versions to which the server can update the extension from its current version */
export function extensionVersionUnreachable(found: {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly ways: readonly { readonly to: string }[];
}): LimbeckError {
  const { name, from, to, ways } = found;
  const reachable = ways.map((way) => way.to).sort();
  return new LimbeckError({
    code: 'EXTENSION_VERSION_UNREACHABLE',
    message: `The extension ${name} has version ${from}. The server has no update path from it to the declared version ${to}.`,
    hint:
      reachable.length === 0
        ? 'Declare the installed version, or none.'
        : `Declare a version that it can be updated to (${reachable.join(', ')}), the installed version, or none.`,
    exitStatus: ExitStatus.badRequest,
    data: { extension: name, from, to, reachable },
  });
}
