import type { RuleGroup } from "../internal/group";
import { addOnAvoidsSpot } from "../rules/add-on-avoids-spot";

/** Where autoscalers, CoreDNS and what else a cluster lives on are run. */
export const CONTROLLERS: RuleGroup = {
  letter: "D",
  name: "controllers",
  title: "Controllers",
  rules: [{ rule: addOnAvoidsSpot, baseline: "mandatory", strict: "mandatory" }],
};
