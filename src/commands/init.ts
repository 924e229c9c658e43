import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { folderNotEmpty } from '../errors/command-errors.js';
import { makeFolder } from '../script/make-folder.js';
import { findConfig } from '../settings/find-config.js';
import { envFileValue } from '../util/escape.js';
import { type AskInit, answerQuestions, type GivenAnswers, isFreeFolder } from './project/answer-questions.js';
import { detectProject, readText } from './project/detect-project.js';
import type { AnsweredInit } from './project/init-questions.js';
import { nextSteps } from './project/next-steps.js';
import { type ProjectPlan, planProject } from './project/project-plan.js';
import { findTemplate } from './templates/find-template.js';

export interface InitOptions extends GivenAnswers {
  /** The folder that paths start from. */
  readonly cwd: string;
  /** One of those that `listTemplates` lists. Default: `default`. */
  readonly template?: string | undefined;
  /** Asked for what the other options don't say. Without it, and if it returns null, the default is the answer. */
  readonly ask?: AskInit | undefined;
}

export interface InitReport {
  /** Relative to the working folder. */
  readonly created: readonly string[];
  /** Files that got another line. */
  readonly changed: readonly string[];
  /** What was there already, and is as it was. */
  readonly kept: readonly string[];
  /** The config file of the project. */
  readonly config: string;
  /** The questions, with the answers that were given or taken. */
  readonly questions: readonly AnsweredInit[];
  /** What to do next: command lines. */
  readonly next: readonly string[];
}

/**
 * Creates the folder of revisions, its template and, if they are missing, the config and an example of models. Overwrites
 * nothing. A URL is written to `.env`, because the config is committed.
 */
export async function init(options: InitOptions): Promise<InitReport> {
  const { cwd, template = 'default' } = options;
  const { files, config: configText, hasSeveralDatabases = false } = findTemplate(template);
  const project = detectProject(cwd);
  const config = findConfig(cwd, undefined);
  const asksForConfig = config === null && !hasSeveralDatabases;
  const { answers, questions } = await answerQuestions(project, options, asksForConfig);
  const location = resolve(cwd, answers.folder);
  if (!isFreeFolder(location)) throw folderNotEmpty(location);
  const plan = planProject(project, answers);
  const writer = new ProjectWriter(cwd);
  writer.folder(join(location, 'versions'));
  for (const [name, text] of Object.entries(files)) writer.file(join(location, name), text);
  const newConfig = join(cwd, 'migrate.config.ts');
  if (config === null) writer.file(newConfig, configText(toRelative(cwd, location), plan.config));
  else writer.kept.push(config);
  if (asksForConfig) writePlanned(writer, plan);
  return {
    ...writer.report(),
    config: relative(cwd, config ?? newConfig),
    questions,
    next: asksForConfig ? nextSteps(project, answers) : [],
  };
}

function writePlanned(writer: ProjectWriter, { example, variable, gitIgnored }: ProjectPlan): void {
  if (example !== null) writer.file(resolve(writer.cwd, example.path), example.text);
  if (variable !== null) writer.line(join(writer.cwd, '.env'), `${variable.name}=${envFileValue(variable.value)}`);
  for (const path of gitIgnored) writer.line(join(writer.cwd, '.gitignore'), path);
}

/** Writes files that don't exist, and lines that are missing, and remembers which. */
class ProjectWriter {
  readonly cwd: string;
  readonly created: string[] = [];
  readonly changed: string[] = [];
  readonly kept: string[] = [];

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  folder(path: string): void {
    makeFolder(path);
    this.created.push(path);
  }

  file(path: string, text: string): void {
    if (existsSync(path)) {
      this.kept.push(path);
      return;
    }
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
    this.created.push(path);
  }

  line(path: string, line: string): void {
    if (!existsSync(path)) {
      this.file(path, `${line}\n`);
      return;
    }
    const text = readText(path);
    if (text.split(/\r?\n/).includes(line)) return;
    appendFileSync(path, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
    if (![...this.created, ...this.changed].includes(path)) this.changed.push(path);
  }

  report(): Pick<InitReport, 'created' | 'changed' | 'kept'> {
    const shown = (paths: readonly string[]) => paths.map((path) => relative(this.cwd, path));
    return { created: shown(this.created), changed: shown(this.changed), kept: shown(this.kept) };
  }
}

/** As the config writes it: with forward slashes, and beginning with a dot. */
function toRelative(cwd: string, location: string): string {
  const path = relative(cwd, location).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}
