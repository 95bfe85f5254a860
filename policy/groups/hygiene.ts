import type { RuleGroup } from "../internal/group";
import { eachZoneHasItsNatGateway } from "../rules/each-zone-has-its-nat-gateway";
import { nodesPullImagesThroughEndpoints } from "../rules/nodes-pull-images-through-endpoints";
import { spotInterruptionsAreRecorded } from "../rules/spot-interruptions-are-recorded";

/** What nodes that come and go make worse: metadata, images, versions, roles, network. */
export const HYGIENE: RuleGroup = {
  letter: "H",
  name: "hygiene",
  title: "Security and hygiene",
  rules: [
    { rule: eachZoneHasItsNatGateway, baseline: "advisory", strict: "advisory" },
    { rule: nodesPullImagesThroughEndpoints, baseline: "advisory", strict: "mandatory" },
    { rule: spotInterruptionsAreRecorded, baseline: "advisory", strict: "advisory" },
  ],
};
