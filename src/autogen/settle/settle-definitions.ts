import { ruleOf } from '../../schema/defined-kinds.js';
import { type DefinedObject, type ObjectIdentity, objectMapKey } from '../../schema/defined-object.js';
import type { PrintDefinitions, PrintedDefinition } from '../../schema/definition-question.js';
import { matchByKey } from '../../util/match-by-key.js';
import { sameValue } from '../../util/same-value.js';
import type { FormerNames } from './former-names.js';

/** Asks how PostgreSQL prints an object after names around it changed. */
export interface PrintAfterRename {
  /**
   * Created while everything has its former name, in place of an object of its name. Then the new names are restored.
   */
  readonly made: DefinedObject | null;
  /** The object that is printed, by the name that it has then. */
  readonly printed: ObjectIdentity;
}

/** Answers in the order of the questions; null if PostgreSQL refuses something. */
export type PrintRenamed = (
  questions: readonly PrintAfterRename[],
  names: FormerNames,
) => Promise<readonly (PrintedDefinition | null)[]>;

export interface DefinitionPrinter {
  readonly print: PrintDefinitions;
  /** Null if the database has the names of the reflected side. */
  readonly printRenamed: PrintRenamed | null;
  /** The side whose objects exist in the database that is asked. */
  readonly has: 'declared' | 'reflected';
}

/**
 * The declared objects as PostgreSQL prints them. If PostgreSQL reads its own printed definition back, it may print
 * it differently: `varchar_column IN (…)` and the constants of a UNION change. So each definition that differs at
 * first sight is read and printed again, on both sides, until it no longer changes.
 */
export async function settleDefinitions(
  declared: readonly DefinedObject[],
  reflected: readonly DefinedObject[],
  { print, has }: DefinitionPrinter,
): Promise<readonly DefinedObject[]> {
  const { both } = matchByKey(declared, reflected, { left: objectMapKey, right: objectMapKey });
  const pairs = both
    .filter(([wanted, found]) => ruleOf(wanted.kind).holdsExpressions === true && !samePrint(wanted, found))
    .map(([wanted, found]) => new Pair(wanted, found, has));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = pairs.flatMap((pair) => pair.openForms(round));
    if (open.length === 0) {
      break;
    }
    const printed = await print(open.map((forms) => forms.question()));
    open.forEach((forms, place) => void forms.add(printed[place] ?? null));
  }
  const settled = new Map(pairs.map((pair) => [pair.declared, pair.settled()]));
  return declared.map((object) => settled.get(object) ?? object);
}

/** A definition that still changes after so many rounds is different. */
const MOST_ROUNDS = 6;

function printedParts({ definition, additions, frame }: PrintedDefinition): PrintedDefinition {
  return { definition, additions, frame };
}

export function samePrint(a: PrintedDefinition, b: PrintedDefinition): boolean {
  return sameValue(printedParts(a), printedParts(b));
}

/** The forms of one definition, each printed after PostgreSQL read the one before. */
class Forms {
  readonly #object: DefinedObject;
  readonly #existing: DefinedObject;
  readonly #printed: PrintedDefinition[];
  #isOpen = true;

  constructor(object: DefinedObject, existing: DefinedObject) {
    this.#object = object;
    this.#existing = existing;
    this.#printed = [object];
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  question() {
    return { object: { ...this.#object, ...this.#printed.at(-1) }, existing: this.#existing };
  }

  /** Null if PostgreSQL refuses the definition. */
  add(printed: PrintedDefinition | null): void {
    this.#isOpen = printed !== null && !this.#printed.some((known) => samePrint(known, printed));
    if (printed !== null && this.#isOpen) {
      this.#printed.push(printedParts(printed));
    }
  }

  meets(other: Forms, same: (a: PrintedDefinition, b: PrintedDefinition) => boolean): boolean {
    return this.#printed.some((own) => other.#printed.some((another) => same(own, another)));
  }
}

const sameDefinition = (a: PrintedDefinition, b: PrintedDefinition) => a.definition === b.definition;
const sameFrame = (a: PrintedDefinition, b: PrintedDefinition) => sameValue(a.frame, b.frame);
const sameAdditions = (a: PrintedDefinition, b: PrintedDefinition) => sameValue(a.additions, b.additions);

/** One object as both sides have it. */
class Pair {
  readonly declared: DefinedObject;
  readonly #reflected: DefinedObject;
  readonly #ofDeclared: Forms;
  readonly #ofReflected: Forms;

  constructor(declared: DefinedObject, reflected: DefinedObject, has: DefinitionPrinter['has']) {
    const existing = has === 'declared' ? declared : reflected;
    this.declared = declared;
    this.#reflected = reflected;
    this.#ofDeclared = new Forms(declared, existing);
    this.#ofReflected = new Forms(reflected, existing);
  }

  /**
   * The database has the second form of the declared definition if an upgrade created it, so the reflected one is
   * asked later.
   */
  openForms(round: number): readonly Forms[] {
    const isMet = this.#meets(sameDefinition) && this.#meets(sameAdditions);
    const forms = round === 0 ? [this.#ofDeclared] : [this.#ofDeclared, this.#ofReflected];
    return isMet ? [] : forms.filter(({ isOpen }) => isOpen);
  }

  /** The declared object, with each equivalent part as the database prints it. */
  settled(): DefinedObject {
    return {
      ...this.declared,
      ...(this.#meets(sameDefinition) && { definition: this.#reflected.definition }),
      ...(this.#meets(sameAdditions) && { additions: this.#reflected.additions }),
      ...(this.#meets(sameFrame) && { frame: this.#reflected.frame }),
    };
  }

  #meets(same: (a: PrintedDefinition, b: PrintedDefinition) => boolean): boolean {
    return this.#ofDeclared.meets(this.#ofReflected, same);
  }
}
