import type { PricedType } from "./priced-types";
import type { Criterion } from "./selection-criteria";

/** One criterion, ready to be held against many types. */
export interface Check {
  readonly criterion: Criterion;
  readonly accepts: (priced: PricedType) => boolean;
  /** Why it does not accept a type, in words to stand after the type's name. */
  readonly reason: (priced: PricedType) => string;
}
