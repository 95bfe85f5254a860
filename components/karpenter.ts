import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import { KARPENTER_POLICIES, karpenterPolicies } from "../facts/iam-karpenter";
import { KARPENTER_EVENTS } from "../facts/interruption";
import { DISCOVERY_TAG, karpenterClusterNameProblem, karpenterNodeRoleName } from "../facts/karpenter";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import { refuseInvalid } from "./internal/errors";
import type { RoleSettings } from "./internal/role";
import { InterruptionQueue, type DeadLetterArgs } from "./interruption-queue";
import { NodeRole } from "./node-role";
import { PodIdentity } from "./pod-identity";

/** What a `Karpenter` is made of. */
export interface KarpenterArgs {
  /** Name of the cluster. Plain, since names and conditions are made of it; how long it may be, the region decides. */
  readonly clusterName: string;
  /** Name of the queue of notices, at most 80 letters, digits, - and _; with dead letters 67. */
  readonly queueName: string;
  /** A second queue, for what could not be delivered or read. Default: none. */
  readonly deadLetter?: DeadLetterArgs;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the account, for policies and trust. */
  readonly accountId: pulumi.Input<string>;
  /**
   * Private subnets by zone that others made, to be tagged for Karpenter. Default: none, since those of a network of
   * ours carry the tag of themselves, and a tag put on beside them would be taken for drift.
   */
  readonly foreignSubnetIds?: Readonly<Record<string, pulumi.Input<string>>>;
  /** The security group that EKS made for the cluster, which nodes get. */
  readonly clusterSecurityGroupId: pulumi.Input<string>;
  /** Whether nodes may also give pods addresses, where the network plugin has no role of its own. Default false. */
  readonly carriesNetworkPolicy?: boolean;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What Karpenter and its nodes need of AWS.
 *
 * Its queue with the rules that feed it, a role that only its pods take, the role of its nodes with the access entry by
 * which the cluster lets them in, and the tags by which it finds security group and subnets. The node role's name is
 * fixed: node classes name it.
 *
 * Its release depends on this component: pods that start before the association do not see the role. On the way down
 * node pools go first and take their nodes along; else instances are left that nobody ends.
 *
 * @throws ResourceError - a name that AWS does not take.
 */
export class Karpenter extends pulumi.ComponentResource {
  /** ARN of the role of its nodes. */
  readonly nodeRoleArn: pulumi.Output<string>;

  constructor(name: string, args: KarpenterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:Karpenter", name, args, opts);
    const child = { parent: this };

    const { clusterName, region, accountId, carriesNetworkPolicy = false, iam, tags } = args;
    const place = { region, clusterName };
    const problem = karpenterClusterNameProblem(place);
    refuseInvalid(this, problem === undefined ? [] : [{ path: "clusterName", problem }]);

    makeQueue(name, args, child);
    const serviceAccount = RELEASE_SERVICE_ACCOUNTS.karpenter;
    const inlinePolicies = policiesOf(args);
    new PodIdentity(name, { clusterName, accountId, serviceAccount, policies: [], inlinePolicies, iam, tags }, child);
    const roleName = karpenterNodeRoleName(place);
    const nodeRole = new NodeRole(name, { clusterName, carriesNetworkPolicy, roleName, iam, tags }, child);
    tagForDiscovery(name, args, child);

    this.nodeRoleArn = nodeRole.roleArn;
    this.registerOutputs({ nodeRoleArn: this.nodeRoleArn });
  }
}

/** The queue, with every event that Karpenter acts on. */
function makeQueue(name: string, args: KarpenterArgs, opts: pulumi.ComponentResourceOptions): void {
  const { queueName, deadLetter, region, accountId, iam, tags } = args;
  const dead = deadLetter === undefined ? {} : { deadLetter };
  const { partition } = iam;
  new InterruptionQueue(
    name,
    { queueName, events: KARPENTER_EVENTS, ...dead, partition, region, accountId, tags },
    opts,
  );
}

/** The policies of its controller, each of which is known once the account is. */
function policiesOf({ clusterName, queueName, region, accountId, iam }: KarpenterArgs) {
  const { partition, path: rolePath } = iam;
  const all = pulumi
    .output(accountId)
    .apply((id) => karpenterPolicies({ partition, region, accountId: id, clusterName, queueName, rolePath }));
  return Object.fromEntries(KARPENTER_POLICIES.map((policy) => [policy, all.apply((each) => each[policy])]));
}

function tagForDiscovery(name: string, args: KarpenterArgs, opts: pulumi.CustomResourceOptions): void {
  const { clusterName, foreignSubnetIds = {}, clusterSecurityGroupId } = args;
  const tag = { key: DISCOVERY_TAG, value: clusterName };
  new ec2.Tag(`${name}-security-group`, { resourceId: clusterSecurityGroupId, ...tag }, opts);
  for (const [zone, resourceId] of Object.entries(foreignSubnetIds)) {
    new ec2.Tag(`${name}-subnet-${zone}`, { resourceId, ...tag }, opts);
  }
}
