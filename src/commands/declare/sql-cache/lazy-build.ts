import type { Printers } from '../../../autogen/settle/settle.js';
import type { Reflection } from '../../../reflect/reflection.js';

interface Built extends Reflection {
  readonly printers: Printers;
  /** Whether it was built in an embedded database, because there is no place for it on the server. */
  readonly isEmbedded: boolean;
}

/** Builds a scratch database, and calls a function while it exists. */
export type BuildTarget = <T>(use: (built: Built) => Promise<T>) => Promise<T>;

/** A scratch database that is built when it is asked for the first time. */
export class LazyBuild {
  readonly #build: BuildTarget;
  #printers: Promise<Printers> | null = null;
  #closed: Promise<void> = Promise.resolve();
  #close: () => void = () => undefined;

  constructor(build: BuildTarget) {
    this.#build = build;
  }

  /** The scratch database goes when the work has ended. */
  async during<T>(work: (printers: Printers) => Promise<T>): Promise<T> {
    try {
      return await work({
        expressions: async (questions) => (await this.#ask()).expressions(questions),
        definitions: {
          print: async (questions) => {
            const { definitions } = await this.#ask();
            return definitions === null ? questions.map(() => null) : definitions.print(questions);
          },
          printRenamed: async (questions, names) => {
            const printRenamed = (await this.#ask()).definitions?.printRenamed ?? null;
            return printRenamed === null ? questions.map(() => null) : printRenamed(questions, names);
          },
          has: 'declared',
        },
      });
    } finally {
      this.#close();
      await this.#closed;
    }
  }

  #ask(): Promise<Printers> {
    this.#printers ??= new Promise((resolve, reject) => {
      const closing = new Promise<void>((close) => {
        this.#close = close;
      });
      this.#closed = this.#build(async ({ printers }) => {
        resolve(printers);
        await closing;
      });
      this.#closed.catch(reject);
    });
    return this.#printers;
  }
}
