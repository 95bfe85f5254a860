import type { CommandLine } from "./outside";

/** A fact that has a day, and how it is renewed. */
export interface DatedFact {
  /** As `--only` takes it. */
  readonly name: string;
  /** Where it is kept, from the root of the repository. */
  readonly file: string;
  /** Day of what is kept now, or days. */
  readonly asOf: string;
  /** Who says so. */
  readonly source: string;
  readonly renewal: Generated | LookedUp | ByHand;
}

/** A file that commands and a generator make anew. */
export interface Generated {
  readonly kind: "generated";
  readonly commands: readonly CommandLine[];
  /** The generator that the answers feed, such as `npm run facts:prices`. */
  readonly generator: string;
  /**
   * The whole text of the file, as of a day such as `2026-11-25`.
   *
   * @throws Lack - a command failed, or its answer is less than what is known already.
   */
  readonly text: (today: string) => string;
}

/** A file that a person writes, and commands that tell what is not in it yet. */
export interface LookedUp {
  readonly kind: "looked up";
  readonly commands: readonly CommandLine[];
  /**
   * What is not in the file yet, a line each.
   *
   * @throws Lack - a command failed.
   */
  readonly news: () => readonly string[];
}

/** A file whose source no command tells. */
export interface ByHand {
  readonly kind: "by hand";
  /** What a person does. */
  readonly steps: string;
}
