import type { RuleGroup } from "../internal/group";
import { spotInterruptionsAreRecorded } from "../rules/spot-interruptions-are-recorded";

/** What nodes that come and go make worse: metadata, images, versions, roles, network. */
export const HYGIENE: RuleGroup = {
  letter: "H",
  name: "hygiene",
  title: "Security and hygiene",
  rules: [{ rule: spotInterruptionsAreRecorded, baseline: "advisory", strict: "advisory" }],
};
