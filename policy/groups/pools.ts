import type { RuleGroup } from "../internal/group";
import { spotNodeGroupIsDiversified } from "../rules/spot-node-group-is-diversified";

/** Which instances spot capacity is asked for as, and how one is chosen. */
export const POOLS: RuleGroup = {
  letter: "A",
  name: "pools",
  title: "Pools and allocation",
  rules: [{ rule: spotNodeGroupIsDiversified, baseline: "mandatory", strict: "mandatory" }],
};
