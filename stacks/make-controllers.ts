import * as pulumi from "@pulumi/pulumi";

import { queueUrl } from "../facts/interruption";
import type { StackConfig } from "./config";
import type { ClusterOutputs } from "./make-cluster";
import { makeControllerRoles } from "./make-controller-roles";
import { makeDeliveries } from "./make-deliveries";
import type { NetworkOutputs } from "./make-network";
import { makeKarpenter } from "./make-karpenter";
import { makeTerminationHandler } from "./make-termination-handler";
import { deliveriesOf } from "./releases/deliveries";

/** What controllers are made with. */
export interface ControllerSurroundings {
  readonly config: StackConfig;
  readonly network: Pick<NetworkOutputs, "vpcId" | "privateSubnetIds">;
  readonly cluster: ClusterOutputs;
  readonly accountId: pulumi.Output<string>;
  /** The provider of the cluster. */
  readonly kubernetes: pulumi.ProviderResource;
  /** Nodes and add-ons that every controller needs. */
  readonly nodes: readonly pulumi.Resource[];
  readonly opts: pulumi.ComponentResourceOptions;
}

/**
 * Makes what scales, drains and serves the cluster: of each controller its side in AWS, and its chart where this program
 * delivers charts.
 */
export function makeControllers(surroundings: ControllerSurroundings): void {
  const { config, network, cluster, accountId, kubernetes, nodes, opts } = surroundings;
  const { region, partition } = config;
  const known = {
    vpcId: network.vpcId,
    endpoint: cluster.endpoint,
    queueUrl: (name: string) => accountId.apply((id) => queueUrl({ partition, region, accountId: id }, name)),
  };
  const deliveries = deliveriesOf({ ...config, clusterName: cluster.name, known });
  const awsSide = {
    ...makeControllerRoles(deliveries, { config, cluster, accountId, opts }),
    ...makeTerminationHandler(surroundings),
    ...makeKarpenter(surroundings),
  };
  if (config.environment.delivery === "pulumi") {
    makeDeliveries(deliveries, { config, kubernetes, nodes, awsSide });
  }
}
