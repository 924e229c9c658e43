import { Command, Option } from 'commander';
import type { InitReport } from '../../commands/init.js';
import type { AskInit } from '../../commands/project/answer-questions.js';
import { type InitQuestion, MODEL_KINDS } from '../../commands/project/init-questions.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import type { Terminal } from '../terminal.js';

interface InitFlags {
  readonly template?: string;
  readonly models?: string;
  readonly database?: string;
  readonly answers?: string;
  readonly yes?: boolean;
}

export function initCommand(run: RunAction): Command {
  return new Command('init')
    .description('create the folder of revisions, a config file, and an example')
    .argument('[folder]', 'folder of the revisions (default: migrations)')
    .option('-t, --template <name>', 'template, one of `list-templates`')
    .addOption(new Option('--models <kind>', 'what declares the tables').choices(MODEL_KINDS))
    .option('--database <database>', 'a URL, or the variable that has it (default: DATABASE_URL)')
    .option('--answers <file>', 'JSON file with `models`, `database`, and `folder`, instead of questions')
    .option('-y, --yes', 'take the defaults instead of asking')
    .action((folder: string | undefined, flags: InitFlags, command: Command) =>
      run(command, async (invocation) => {
        const { settings, terminal, json } = invocation;
        const cwd = settings.cwd ?? process.cwd();
        const { init } = await import('../../commands/init.js');
        const report = await init({ cwd, ...(await answersOf(folder, flags, invocation)), template: flags.template });
        if (json) terminal.printJson(report);
        else printInit(report, terminal);
        return undefined;
      }),
    );
}

/** Options win over the file of answers. */
async function answersOf(folder: string | undefined, flags: InitFlags, { settings, terminal }: Invocation) {
  const { answers, yes, models, database = settings.overrides?.url } = flags;
  const given = answers === undefined ? {} : (await import('../init-answers.js')).readInitAnswers(answers);
  return {
    models: models ?? given.models,
    database: typeof database === 'string' ? database : given.database,
    folder: folder ?? given.folder,
    ask: answers !== undefined || yes === true ? undefined : askOn(terminal, settings.cwd ?? process.cwd()),
  };
}

function askOn({ choose, ask }: Terminal, cwd: string): AskInit | undefined {
  if (choose === null || ask === null) return undefined;
  return async (question) => {
    const { text, choices, other } = question;
    if (choices.length === 0) return askForAnswer(ask, { question, text, cwd });
    const texts = choices.map((choice) => choice.text);
    const chosen = await choose({ text, choices: texts, ...(other === null ? {} : { none: `${other} …` }) });
    if (chosen !== null) return choices[chosen]?.answer ?? null;
    return askForAnswer(ask, { question, text: `${other}:`, cwd });
  };
}

interface AskedAnswer {
  readonly question: InitQuestion;
  readonly text: string;
  readonly cwd: string;
}

async function askForAnswer(ask: NonNullable<Terminal['ask']>, { question, text, cwd }: AskedAnswer): Promise<string> {
  const { problemOf } = await import('../../commands/project/answer-questions.js');
  const hasChoices = question.choices.length > 0;
  return ask({
    text,
    ...(hasChoices ? {} : { empty: question.default }),
    check: (answer) => problemOf(question, answer, cwd),
  });
}

function printInit({ created, changed, kept, next, config }: InitReport, terminal: Terminal): void {
  for (const path of created) terminal.print(`created ${path}`);
  for (const path of changed) terminal.print(`changed ${path}`);
  for (const path of kept) terminal.status(`kept ${path}, which already exists`);
  if (next.length === 0) {
    terminal.status(`Set the models and the database in ${config}.`);
    return;
  }
  terminal.status('', 'Next:', ...next.map((step) => `  ${step}`));
}
