import type * as pulumi from "@pulumi/pulumi";

import { Karpenter } from "../components/karpenter";
import { interruptionQueueName } from "../facts/releases";
import type { ControllerSurroundings } from "./make-controllers";
import { carriesNetworkPolicy } from "./make-node-roles";
import { roleSettingsOf } from "./role-settings";

/** Makes what Karpenter and its nodes need of AWS. */
export function makeKarpenter({ config, network, cluster, accountId, opts }: ControllerSurroundings): {
  readonly karpenter?: readonly pulumi.Resource[];
} {
  const { environment, region } = config;
  if (environment.provisioner?.engine !== "karpenter") {
    return {};
  }
  const { name, tags } = environment;
  const isForeign = environment.network.existing !== undefined;
  const karpenter = new Karpenter(
    `${name}-karpenter`,
    {
      clusterName: cluster.name,
      queueName: interruptionQueueName(cluster.name, "karpenter"),
      region,
      accountId,
      ...(isForeign ? { foreignSubnetIds: network.privateSubnetIds } : {}),
      clusterSecurityGroupId: cluster.securityGroupId,
      carriesNetworkPolicy: carriesNetworkPolicy(environment),
      iam: roleSettingsOf(config),
      tags,
    },
    opts,
  );
  return { karpenter: [karpenter] };
}
