import { instanceType } from "../../facts/ec2-catalogue";
import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { type NodeGroup, OVERRIDES, spotTypesOfGroup, spotTypesOfNodeGroup } from "../detectors/pool-types";
import { isSpotFleet } from "../detectors/spot-fleet";
import { texts } from "../internal/options";
import { quotedTypes } from "../internal/quote";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { FLEET } from "../resource-types/spot-requests";

const BY_ATTRIBUTES = "let in burstable types by burstablePerformance; leave it out, which means excluded";

/** A burstable type lives on credits, and a spot node ends before it has earned them. */
export const spotTypesAreNotBurstable = resourceRule({
  name: "spot-types-are-not-burstable",
  entry: "A12",
  severity: "low",
  description: "Spot is not asked for as burstable instance types, such as t3.",
  why:
    "A burstable type computes at a fraction of its vCPU and saves credits for more. T3 and later run in unlimited mode, where a " +
    "spot node that has not been there for long enough pays for each burst, and may cost more than an m type does.",
  mend: "List types of the m, c or r families in their place.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode.html",
    "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  ],
  options: { allowed: texts({ description: "Burstable families that may be used, such as t4g", standard: [] }) },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["t3.large", "t3a.large", "m5.large", "m6i.large"] },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"] },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { allowed }, report }) => {
      if (!isSpotGroup(group)) {
        return;
      }
      const problem = burstableProblem(spotTypesOfGroup(group), allowed);
      if (problem !== undefined) {
        report(OVERRIDES, problem);
      }
      const overrides = group.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
      if (overrides.some(letsInBurstable)) {
        report(OVERRIDES, BY_ATTRIBUTES);
      }
    }),
    on(NODE_GROUP, (group, { options: { allowed }, report }) => {
      const problem = burstableProblem(spotTypesOfNodeGroup(group), allowed);
      if (problem !== undefined) {
        report("instanceTypes", problem);
      }
      if (isOfStandardType(group) && !allowed.includes("t3")) {
        report("instanceTypes", "is left out, which means t3.medium; list types of the m, c or r families");
      }
    }),
    on(FLEET, (fleet, { options: { allowed }, report }) => {
      if (!isSpotFleet(fleet)) {
        return;
      }
      const overrides = (fleet.launchTemplateConfigs ?? []).flatMap((config) => config.overrides ?? []);
      const problem = burstableProblem(
        overrides.flatMap((override) => override.instanceType ?? []),
        allowed,
      );
      if (problem !== undefined) {
        report("launchTemplateConfigs", problem);
      }
      if (overrides.some(letsInBurstable)) {
        report("launchTemplateConfigs", BY_ATTRIBUTES);
      }
    }),
  ],
});

/** Says whether EKS chooses the type of a spot group, which neither the group nor a template names. */
function isOfStandardType(group: NodeGroup): boolean {
  return (
    isSpotWord(group.capacityType) && (group.instanceTypes ?? []).length === 0 && group.launchTemplate === undefined
  );
}

function burstableProblem(names: readonly string[], allowed: readonly string[]): string | undefined {
  const burstable = [...new Set(names)].filter((name) => {
    const type = instanceType(name);
    return type !== undefined && type.isBurstable && !allowed.includes(type.family);
  });
  return burstable.length === 0
    ? undefined
    : `name ${quotedTypes(burstable)}, which live on credits; list types of the m, c or r families`;
}

function letsInBurstable(override: {
  readonly instanceRequirements: { readonly burstablePerformance: string | undefined } | undefined;
}): boolean {
  return ["included", "required"].includes(override.instanceRequirements?.burstablePerformance ?? "");
}
