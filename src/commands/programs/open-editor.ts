import { editorFailed, editorNotFound } from '../../errors/command-errors.js';
import { splitWords } from '../../util/split-words.js';
import { findProgram } from './find-program.js';
import { runProgram } from './run-program.js';

/** What is tried where neither EDITOR nor VISUAL says anything. */
const USUAL_EDITORS = ['sensible-editor', 'editor', 'nano', 'vim', 'vi', 'code', ...windowsEditors()];

function windowsEditors(): readonly string[] {
  return process.platform === 'win32' ? ['notepad'] : [];
}

interface Editor {
  readonly path: string;
  readonly args: readonly string[];
}

/** Opens files in the user's editor, one after another, and waits for each to be closed. */
export async function openInEditor(files: readonly string[], cwd: string): Promise<void> {
  const { path, args } = findEditor(cwd);
  for (const file of files) {
    const failure = await runProgram({ path, args: [...args, file], cwd });
    if (failure !== null) {
      throw editorFailed(path, failure, file);
    }
  }
}

function findEditor(cwd: string): Editor {
  for (const variable of ['EDITOR', 'VISUAL']) {
    const line = process.env[variable]?.trim() ?? '';
    if (line !== '') {
      return chosenEditor(variable, line, cwd);
    }
  }
  const path = USUAL_EDITORS.map((name) => findProgram(name, cwd)).find((found) => found !== null);
  if (path === undefined) {
    throw editorNotFound(null, USUAL_EDITORS);
  }
  return { path, args: [] };
}

/** The whole line may be a path with spaces in it, which Windows is full of; else arguments may follow: `code --wait`. */
function chosenEditor(variable: string, line: string, cwd: string): Editor {
  const whole = findProgram(line, cwd);
  if (whole !== null) {
    return { path: whole, args: [] };
  }
  const [name = '', ...args] = splitWords(line) ?? [];
  const path = name === '' ? null : findProgram(name, cwd);
  if (path === null) {
    throw editorNotFound({ variable, line }, USUAL_EDITORS);
  }
  return { path, args };
}
