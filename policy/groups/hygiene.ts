import type { RuleGroup } from "../internal/group";

/** What nodes that come and go make worse: metadata, images, versions, roles, network. */
export const HYGIENE: RuleGroup = {
  letter: "H",
  name: "hygiene",
  title: "Security and hygiene",
  rules: [],
};
