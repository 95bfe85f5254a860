import { minorNumber } from "../../facts/eks-versions";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { CLUSTER, NODE_GROUP } from "../resource-types/eks";

type NodeGroup = Placed<ReturnType<typeof NODE_GROUP.view>>;

/**
 * Second part of the Kubernetes version of a node group, such as 33 of `1.33`: its own, or where it has none its cluster's.
 *
 * Undefined where that is not known, or the cluster is of another stack.
 */
export function nodeMinorNumber(group: NodeGroup, stack: Stack): number | undefined {
  const version = unlessUnknown(() => group.view.version) ?? clusterVersion(group, stack);
  return version === undefined ? undefined : minorNumber(version);
}

function clusterVersion(group: NodeGroup, stack: Stack): string | undefined {
  const clusterName = unlessUnknown(() => group.view.clusterName);
  const cluster = stack.of(CLUSTER).find(({ resource, view }) => {
    const isNamed = clusterName !== undefined && unlessUnknown(() => view.name) === clusterName;
    return isNamed || isMadeFrom(group.resource, "clusterName", resource);
  });
  return unlessUnknown(() => cluster?.view.version);
}
