import { type Act, type ActName, type ActOf, isNamed } from './act.js';
import type { Danger, Severity } from './finding.js';
import type { Known } from './known/known.js';
import type { LaterActs } from './later-acts.js';

/** Everything that is known when an act runs. */
export interface Scene {
  readonly act: Act;
  readonly known: Known;
  /** The texts of the constants in the statement. */
  readonly constants: readonly string[];
  readonly longNames: readonly string[];
  /** The acts of the statement before. */
  readonly previous: readonly Act[];
  readonly later: LaterActs;
}

export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  /** For lists: what it finds. */
  readonly title: string;
  /** Limbeck carries out the directive without this danger on a large table. */
  readonly hasOnlineForm?: boolean;
  /** It says how to write SQL, which a directive does for the user. */
  readonly isForWriters?: boolean;
  readonly find: (scene: Scene) => Danger | null;
}

type Find<Name extends ActName> = (act: ActOf<Name>, scene: Scene) => Danger | null;

/** A rule's function for acts of one name. */
export function on<Name extends ActName>(name: Name, find: Find<Name>): Rule['find'] {
  return (scene) => {
    const { act } = scene;
    return isNamed(act, name) ? find(act, scene) : null;
  };
}

/** The first danger that one of several functions finds. */
export function either(...finds: readonly Rule['find'][]): Rule['find'] {
  return (scene) => {
    for (const find of finds) {
      const danger = find(scene);
      if (danger !== null) return danger;
    }
    return null;
  };
}
