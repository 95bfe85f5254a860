import type * as pulumi from "@pulumi/pulumi";

import { NodeTerminationHandler } from "../components/node-termination-handler";
import { interruptionQueueName } from "../facts/releases";
import { drainedByTerminationHandler } from "./interruption-handlers";
import type { ControllerSurroundings } from "./make-controllers";
import { roleSettingsOf } from "./role-settings";

/** Makes what the node termination handler needs of AWS where it reads a queue; on the nodes themselves it needs nothing. */
export function makeTerminationHandler({ config, cluster, accountId, opts }: ControllerSurroundings): {
  readonly "aws-node-termination-handler"?: readonly pulumi.Resource[];
} {
  const { environment, region } = config;
  const { name, interruption, tags } = environment;
  if (interruption.terminationHandler !== "queue" || drainedByTerminationHandler(environment).length === 0) {
    return {};
  }
  const handler = new NodeTerminationHandler(
    `${name}-aws-node-termination-handler`,
    {
      clusterName: cluster.name,
      queueName: interruptionQueueName(cluster.name, "aws-node-termination-handler"),
      region,
      accountId,
      iam: roleSettingsOf(config),
      tags,
    },
    opts,
  );
  return { "aws-node-termination-handler": [handler] };
}
