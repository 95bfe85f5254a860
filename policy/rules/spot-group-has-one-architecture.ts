import { amiTypeArchitecture, DEFAULT_AMI_ARCHITECTURE } from "../../facts/ami-family";
import type { Architecture, InstanceType } from "../../facts/ec2-catalogue";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { knownTypes, type NodeGroup, OVERRIDES, spotTypesOfNodeGroup } from "../detectors/pool-types";
import { quotedTypes } from "../internal/quote";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

/** One template has one image, and an image runs on one architecture. */
export const spotGroupHasOneArchitecture = resourceRule({
  name: "spot-group-has-one-architecture",
  entry: "A11",
  severity: "high",
  description: "The instance types that a spot group starts from one image have that image's architecture.",
  why:
    "An image runs on x86 or on arm64, and a group has one. Types of the other architecture never start from it: EC2 refuses the " +
    "launch, and the group has fewer pools of spot capacity than it names, or none.",
  mend: "Put x86 and arm64 types into groups of their own, or give the overrides of one architecture their own `launchTemplateSpecification`.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html",
    "https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: {
          amiType: "AL2023_x86_64_STANDARD",
          capacityType: "SPOT",
          instanceTypes: ["m6i.large", "m6a.large", "m6g.large", "m7g.large"],
        },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: {
          amiType: "AL2023_ARM_64_STANDARD",
          capacityType: "SPOT",
          instanceTypes: ["m6g.large", "m6gd.large", "m7g.large", "m8g.large"],
        },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report }) => {
      if (!isSpotGroup(group)) {
        return;
      }
      const overrides = group.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
      const fromOneTemplate = overrides.filter((override) => override.launchTemplateSpecification === undefined);
      const mix = mixOf(knownTypes(fromOneTemplate.flatMap((override) => override.instanceType ?? [])));
      if (mix !== undefined) {
        report(OVERRIDES, `start ${mix} from one template; put one of the two into a group of its own`);
      }
    }),
    on(NODE_GROUP, (group, { report }) => {
      const types = knownTypes(spotTypesOfNodeGroup(group));
      const architecture = amiTypeArchitecture(unlessUnknown(() => group.amiType) ?? "");
      if (architecture === undefined) {
        const mix = mixOf(types);
        if (mix !== undefined) {
          report("instanceTypes", `starts ${mix} from one image; put one of the two into a group of its own`);
        } else if (isOfStandardImage(group) && types.some((type) => type.architecture !== DEFAULT_AMI_ARCHITECTURE)) {
          report("amiType", `is left out, which means ${DEFAULT_AMI_ARCHITECTURE}; name one for ${listed(types)}`);
        }
        return;
      }
      const others = types.filter((type) => type.architecture !== architecture);
      if (others.length > 0) {
        report(
          "instanceTypes",
          `names ${listed(others)}, which amiType's ${architecture} image does not run on; leave them out, or take another amiType`,
        );
      }
    }),
  ],
});

/** Says whether EKS chooses the image of a group, which neither the group nor a template names. */
function isOfStandardImage(group: NodeGroup): boolean {
  return (
    unlessUnknown(() => group.amiType === undefined || group.amiType === "") === true &&
    group.launchTemplate === undefined
  );
}

/** The types of both architectures in words; undefined where there is only one. */
function mixOf(types: readonly InstanceType[]): string | undefined {
  const of = (architecture: Architecture) => types.filter((type) => type.architecture === architecture);
  const [x86, arm] = [of("amd64"), of("arm64")];
  return x86.length > 0 && arm.length > 0 ? `amd64 types (${listed(x86)}) and arm64 types (${listed(arm)})` : undefined;
}

function listed(types: readonly InstanceType[]): string {
  return quotedTypes(types.map(({ name }) => name));
}
