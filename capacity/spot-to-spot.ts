import { SPOT_TO_SPOT_TYPES } from "../facts/karpenter";

/**
 * Why Karpenter never replaces one spot node of a pool by a cheaper one; undefined: it may.
 *
 * It still removes nodes that are not needed, and replaces several by one.
 *
 * @param types - How many spot types the pool can have, such as 10.
 */
export function spotToSpotProblem(types: number): string | undefined {
  return types >= SPOT_TO_SPOT_TYPES
    ? undefined
    : `${types} instance types are not at least ${SPOT_TO_SPOT_TYPES}: no spot node is replaced by a cheaper one`;
}
