import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files, given by their paths inside the folder. */
export function writeFiles(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export function linkPackages(folder, packages) {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const [name, path] of Object.entries(packages)) symlinkSync(path, join(folder, 'node_modules', name));
}

export const removeAll = (folder, paths) => {
  for (const path of paths) rmSync(join(folder, path), { recursive: true, force: true });
};
