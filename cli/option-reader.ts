import type { Bounds } from "../capacity/selection-criteria";

/** Reads what was typed; what cannot be read is gathered, so that a person hears of all of it at once. */
export class OptionReader {
  /** One line for each option that cannot be read. */
  readonly problems: string[] = [];

  /**
   * What a typed value stands for; undefined: it was not typed, or it cannot be read and `problems` tells why.
   *
   * @param option - As it is typed, such as `--vcpus`.
   */
  read<From, To>(option: string, value: From | undefined, reader: (value: From) => To): To | undefined {
    if (value === undefined) {
      return undefined;
    }
    try {
      return reader(value);
    } catch (error) {
      if (!(error instanceof RangeError)) {
        throw error;
      }
      this.problems.push(`${option}: ${error.message}`);
      return undefined;
    }
  }

  /** Bounds from an option for one number and its `-min` and `-max`; undefined: none of them was typed. */
  bounds(option: string, texts: BoundsTexts, reader: (text: string) => number): Bounds | undefined {
    const exact = this.read(option, texts.exact, reader);
    const min = this.read(`${option}-min`, texts.min, reader);
    const max = this.read(`${option}-max`, texts.max, reader);
    if (exact !== undefined && (texts.min !== undefined || texts.max !== undefined)) {
      this.problems.push(`${option}: ${texts.exact} is both bounds already; leave out ${option}-min and ${option}-max`);
    }
    if (exact !== undefined) {
      return { min: exact, max: exact };
    }
    if (min !== undefined && max !== undefined && min > max) {
      this.problems.push(`${option}-min: ${texts.min} is more than ${option}-max, ${texts.max}`);
    }
    return min === undefined && max === undefined
      ? undefined
      : { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  }
}

/** How bounds were typed: one number for both, or each for itself; undefined: it was not typed. */
export interface BoundsTexts {
  readonly exact?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}
