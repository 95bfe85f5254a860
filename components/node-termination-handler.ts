import * as pulumi from "@pulumi/pulumi";

import { queueArn } from "../facts/iam-interruption-queue";
import { terminationHandlerPolicy } from "../facts/iam-node-termination-handler";
import { TERMINATION_HANDLER_EVENTS } from "../facts/interruption";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import { InterruptionQueue, type DeadLetterArgs } from "./interruption-queue";
import type { RoleSettings } from "./internal/role";
import { PodIdentity } from "./pod-identity";

/** What a `NodeTerminationHandler` is made of. */
export interface NodeTerminationHandlerArgs {
  /** Name of the cluster. Plain, since the key of its tag is made of it. */
  readonly clusterName: string;
  /** Name of the queue of notices, at most 80 letters, digits, - and _; with dead letters 67. */
  readonly queueName: string;
  /** Whether the handler asks groups to wait on while it drains. Default false: a group waits as long as its hook says. */
  readonly sendsHeartbeats?: boolean;
  /** A second queue, for what could not be delivered or read. Default: none. */
  readonly deadLetter?: DeadLetterArgs;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the account, for the policies of the queue and the role. */
  readonly accountId: pulumi.Input<string>;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What the node termination handler needs of AWS in queue mode.
 *
 * Its queue with the rules that feed it, and a role that only its pods take, which reads that queue and ends the wait of the
 * cluster's groups. No rule sends rebalance recommendations, whatever is wished about them: the handler would drain at once,
 * while a group that rebalances ends the node once there is a replacement, and its hook is heard of.
 *
 * Its release depends on this component: pods that start before the association do not see the role, and stop after three
 * refusals.
 *
 * @throws ResourceError - a name or number that AWS does not take.
 */
export class NodeTerminationHandler extends pulumi.ComponentResource {
  /** Address of the queue, for the values of the chart. */
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, args: NodeTerminationHandlerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:NodeTerminationHandler", name, args, opts);
    const child = { parent: this };

    const { clusterName, queueName, sendsHeartbeats = false, deadLetter, region, accountId, iam, tags } = args;
    const { partition } = iam;
    const queue = new InterruptionQueue(
      name,
      {
        queueName,
        events: TERMINATION_HANDLER_EVENTS,
        ...(deadLetter === undefined ? {} : { deadLetter }),
        partition,
        region,
        accountId,
        tags,
      },
      child,
    );
    const policy = pulumi.output(accountId).apply((id) => {
      const place = { partition, region, accountId: id };
      return terminationHandlerPolicy(place, { clusterName, queueArn: queueArn(place, queueName), sendsHeartbeats });
    });
    const serviceAccount = RELEASE_SERVICE_ACCOUNTS["aws-node-termination-handler"];
    const inlinePolicies = { drain: policy };
    new PodIdentity(name, { clusterName, accountId, serviceAccount, policies: [], inlinePolicies, iam, tags }, child);

    this.queueUrl = queue.queueUrl;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}
