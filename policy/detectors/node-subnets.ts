import { isSpotWord } from "../../facts/spot-spelling";
import type { StackResource } from "../internal/resource";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { SUBNET, VPC } from "../resource-types/network";
import { isKubernetesGroup, isSpotGroup } from "./auto-scaling-group";

/** A group of nodes of a cluster with the private subnets of the same stack that it launches them in. */
export interface NodeSubnets {
  readonly resource: StackResource;
  /** Property that names the subnets. */
  readonly property: "vpcZoneIdentifiers" | "subnetIds";
  readonly subnets: readonly Placed<ReturnType<typeof SUBNET.view>>[];
  /** Says whether the nodes may be spot. @throws UnknownValue - it is not known. */
  readonly isSpot: () => boolean;
}

/** Every group of nodes of a cluster in a stack, with its private subnets. */
export function nodeSubnets(stack: Stack): readonly NodeSubnets[] {
  const privateOnes = (resource: StackResource, property: NodeSubnets["property"]) =>
    stack
      .referredTo(resource, property, SUBNET)
      .filter(({ view }) => unlessUnknown(() => view.mapPublicIpOnLaunch) !== true);
  const own = stack
    .of(AUTO_SCALING_GROUP)
    .filter(({ view }) => isKubernetesGroup(view))
    .map(({ resource, view }): NodeSubnets => ({
      resource,
      property: "vpcZoneIdentifiers",
      subnets: privateOnes(resource, "vpcZoneIdentifiers"),
      isSpot: () => isSpotGroup(view),
    }));
  const managed = stack.of(NODE_GROUP).map(({ resource, view }): NodeSubnets => ({
    resource,
    property: "subnetIds",
    subnets: privateOnes(resource, "subnetIds"),
    isSpot: () => isSpotWord(view.capacityType),
  }));
  return [...own, ...managed];
}

/** URN of the network of a subnet, where the stack makes it. */
export function vpcOf(subnet: StackResource, stack: Stack): string | undefined {
  return stack.referredTo(subnet, "vpcId", VPC)[0]?.resource.urn;
}
