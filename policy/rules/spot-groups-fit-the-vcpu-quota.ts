import { spotVcpuOfGroup, spotVcpuOfNodeGroup } from "../detectors/spot-vcpu";
import { optionalInteger } from "../internal/options";
import type { Resource } from "../internal/resource";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

/** A group that may grow beyond the quota of its account stops growing there, and its size does not tell. */
export const spotGroupsFitTheVcpuQuota = stackRule({
  name: "spot-groups-fit-the-vcpu-quota",
  entry: "A24",
  severity: "low",
  description: "The spot groups of a stack, all at their largest, fit into the account's vCPU quota for spot.",
  why:
    "AWS limits the vCPU of the spot instances that an account runs in a region, to 5 in a new account. A group that reaches the " +
    "limit launches nothing more, whatever its `maxSize` says and however much capacity there is, and pods wait. That shows on " +
    "the busiest day.",
  mend:
    "Lower the largest sizes until they fit, or have the quota raised and set `vcpuQuota` to what the account has of " +
    "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests.",
  sources: [
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-limits.html",
  ],
  options: {
    vcpuQuota: optionalInteger({
      description:
        "How many vCPU the account may run as spot instances of standard families in the region of the stack",
      minimum: 1,
    }),
  },
  examples: { broken: { workers: nodeGroup(200) }, kept: { workers: nodeGroup(40) }, options: { vcpuQuota: 640 } },
  judge: (stack, { each, options: { vcpuQuota }, report }) => {
    if (vcpuQuota === null) {
      return;
    }
    const shares: Share[] = [];
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      shares.push({ resource: group.resource, path: "maxSize", vcpu: spotVcpuOfGroup(group, stack) });
    });
    each(stack.of(NODE_GROUP), (group) => {
      shares.push({
        resource: group.resource,
        path: "scalingConfig.maxSize",
        vcpu: spotVcpuOfNodeGroup(group, stack),
      });
    });
    const total = shares.reduce((sum, { vcpu }) => sum + vcpu, 0);
    const [largest] = shares.sort((one, other) => other.vcpu - one.vcpu);
    if (largest !== undefined && total > vcpuQuota) {
      const taken = `may take ${largest.vcpu} of the ${total} vCPU that spot groups grow to`;
      report(largest.resource, largest.path, `${taken}, and the quota is ${vcpuQuota}; lower it, or raise the quota`);
    }
  },
});

/** What one group takes at its largest. */
interface Share {
  readonly resource: Resource;
  /** Where its size stands. */
  readonly path: string;
  readonly vcpu: number;
}

function nodeGroup(maxSize: number) {
  return {
    type: NODE_GROUP.token,
    properties: {
      capacityType: "SPOT",
      instanceTypes: ["m5.4xlarge", "m5a.4xlarge", "m6i.4xlarge", "m6a.4xlarge"],
      scalingConfig: { desiredSize: 3, maxSize, minSize: 3 },
    },
  };
}
