import type { RuleGroup } from "../internal/group";

/** Where autoscalers, CoreDNS and what else a cluster lives on are run. */
export const CONTROLLERS: RuleGroup = {
  letter: "D",
  name: "controllers",
  title: "Controllers",
  rules: [],
};
