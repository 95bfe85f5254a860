import type { RuleGroup } from "../internal/group";

/** Who hears of an interruption, and in time. */
export const INTERRUPTION: RuleGroup = {
  letter: "C",
  name: "interruption",
  title: "Interruption handling",
  rules: [],
};
