import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import { Cluster as ControlPlane } from "@pulumi/eks/cluster";
import * as pulumi from "@pulumi/pulumi";

import { ADDON_SERVICE_ACCOUNTS, CONTROL_PLANE_PRINCIPAL, MANAGED_POLICIES, serviceTrust } from "../facts/iam";
import { KMS_DELETION_WINDOW_DAYS, KMS_ROTATION_DAYS, LOG_RETENTION_DAYS } from "../facts/limits";
import { CLUSTER_TIMEOUTS } from "../facts/timeouts";
import { makeAddon } from "./internal/addon";
import { adminAccessEntries, controlPlaneArgs, type ControlPlaneSettings } from "./internal/control-plane";
import { childOptions } from "./internal/child-options";
import { notAmong, outsideRange, refuseInvalid, type ArgumentProblem } from "./internal/errors";
import { makeRole, type RoleSettings } from "./internal/role";
import { makeSpotServiceLinkedRole } from "./internal/spot-role";
import { PodIdentity } from "./pod-identity";

/** What a `Cluster` is made of. */
export interface ClusterArgs extends ControlPlaneSettings {
  /** Ids of private subnets by zone, at least two. EKS refuses other zones later. */
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** How long the control plane's logs are kept, in days that CloudWatch Logs knows, such as 90. */
  readonly logRetentionDays: number;
  /** How often the key of the Kubernetes secrets is rotated, in days, 90 to 2560. */
  readonly keyRotationDays: number;
  /** How long that key can still be saved once it is deleted, in days, 7 to 30. Without it every secret is lost. */
  readonly keyDeletionWindowDays: number;
  /** Version of the add-on `eks-pod-identity-agent`, such as `v1.3.10-eksbuild.3`. */
  readonly podIdentityAgentVersion: string;
  /** Administrators: a name and the ARN of a role or user. Whoever creates the cluster is one anyway. */
  readonly admins: Readonly<Record<string, string>>;
  /** Id of the account, for the trust of the network plugin's role. */
  readonly accountId: pulumi.Input<string>;
  readonly iam: RoleSettings;
  /** Whether to make the account's service-linked role for spot, which fails where it exists. */
  readonly createsSpotServiceLinkedRole: boolean;
  /** Whether Pulumi and EKS refuse to delete the control plane, and Pulumi the key. */
  readonly isProtected: boolean;
}

/**
 * A control plane, and what must be there before a node can join it.
 *
 * The log group, made first, since EKS would make one that is kept for ever; a KMS key with its alias; the role of the
 * control plane; an `eks.Cluster` with the add-ons vpc-cni and kube-proxy and the administrators' access entries; the
 * add-on eks-pod-identity-agent; the network plugin's `PodIdentity`; the service-linked role for spot, where asked for.
 *
 * The role is our own, so that it has its boundary and path from its first moment and trusts nobody to tag sessions, as
 * only Auto Mode needs.
 *
 * @throws ResourceError - fewer than two subnets, no block in `publicAccessCidrs`, or days that AWS does not take.
 */
export class Cluster extends pulumi.ComponentResource {
  /** Name of the cluster, known before it exists; whatever takes it waits for the control plane. */
  readonly clusterName: pulumi.Output<string>;

  /** ARN of the cluster, by which the Kubernetes provider tells it from others. */
  readonly arn: pulumi.Output<string>;

  /** URL of the API server. */
  readonly endpoint: pulumi.Output<string>;

  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: pulumi.Output<string>;

  /** Id of the security group EKS itself makes, since the component was told to make none; every node uses it. */
  readonly securityGroupId: pulumi.Output<string>;

  /** Version the control plane runs, such as `1.36`. */
  readonly kubernetesVersion: pulumi.Output<string>;

  /** What nodes wait for: vpc-cni, kube-proxy, the Pod Identity agent, and the network plugin's permissions. */
  readonly readyForNodes: readonly pulumi.Resource[];

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:Cluster", name, args, opts);
    const child = { parent: this };
    refuseInvalid(this, clusterProblems(args));

    const { clusterName, iam: settings, tags, isProtected } = args;
    const logGroup = new cloudwatch.LogGroup(
      `${name}-logs`,
      { name: `/aws/eks/${clusterName}/cluster`, retentionInDays: args.logRetentionDays, tags },
      child,
    );
    const key = secretsKey(name, args, this);
    const trust = serviceTrust(CONTROL_PLANE_PRINCIPAL);
    const policies = MANAGED_POLICIES.controlPlane;
    const controlPlaneRole = makeRole(`${name}-control-plane-role`, { trust, policies, settings, tags }, child);
    const controlPlane = new ControlPlane(
      `${name}-control-plane`,
      {
        ...controlPlaneArgs(args),
        privateSubnetIds: Object.values(args.subnetIds),
        encryptionConfigKeyArn: key.arn,
        serviceRole: controlPlaneRole.role,
        accessEntries: adminAccessEntries(args.admins, settings.partition),
        deletionProtection: isProtected,
      },
      {
        ...child,
        dependsOn: [logGroup, ...controlPlaneRole.attachments],
        transforms: [isProtected ? PROTECTED_CONTROL_PLANE : CONTROL_PLANE],
      },
    );
    const eksCluster = controlPlane.eksCluster;
    const agent = makeAddon(
      `${name}-pod-identity-agent`,
      {
        clusterName: eksCluster.name,
        addonName: "eks-pod-identity-agent",
        addonVersion: args.podIdentityAgentVersion,
        conflicts: "overwrite",
        tags,
      },
      child,
    );
    const networkPlugin = networkPluginIdentity(name, eksCluster.name, args, this);

    this.clusterName = eksCluster.name;
    this.arn = eksCluster.arn;
    this.endpoint = eksCluster.endpoint;
    this.certificateAuthority = eksCluster.certificateAuthority.data;
    this.securityGroupId = controlPlane.clusterSecurityGroupId;
    this.kubernetesVersion = eksCluster.version;
    const spotRole = args.createsSpotServiceLinkedRole ? [makeSpotServiceLinkedRole(name, this)] : [];
    this.readyForNodes = [controlPlane, agent, networkPlugin, ...spotRole];
    this.registerOutputs({ clusterName: this.clusterName, arn: this.arn, endpoint: this.endpoint });
  }
}

const CONTROL_PLANE = childOptions({ "aws:eks/cluster:Cluster": { customTimeouts: CLUSTER_TIMEOUTS } });
const PROTECTED_CONTROL_PLANE = childOptions({
  "aws:eks/cluster:Cluster": { customTimeouts: CLUSTER_TIMEOUTS, protect: true },
});

function clusterProblems(args: ClusterArgs): readonly ArgumentProblem[] {
  const { subnetIds, publicAccessCidrs, logRetentionDays, keyRotationDays, keyDeletionWindowDays } = args;
  const zones = Object.keys(subnetIds);
  return [
    ...(zones.length >= 2
      ? []
      : [{ path: "subnetIds", problem: `${zones.length} subnets is not at least two; name one in each zone` }]),
    ...(publicAccessCidrs?.length === 0
      ? [{ path: "publicAccessCidrs", problem: "[] is not a restriction: EKS takes it for everybody; leave it out" }]
      : []),
    ...notAmong("logRetentionDays", logRetentionDays, LOG_RETENTION_DAYS),
    ...outsideRange("keyRotationDays", keyRotationDays, KMS_ROTATION_DAYS),
    ...outsideRange("keyDeletionWindowDays", keyDeletionWindowDays, KMS_DELETION_WINDOW_DAYS),
  ];
}

function secretsKey(name: string, args: ClusterArgs, parent: Cluster): kms.Key {
  const { clusterName, keyRotationDays, keyDeletionWindowDays, isProtected, tags } = args;
  const key = new kms.Key(
    `${name}-key`,
    {
      description: `Kubernetes secrets of the EKS cluster ${clusterName}`,
      enableKeyRotation: true,
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      tags,
    },
    { parent, ...(isProtected ? { protect: true } : {}) },
  );
  new kms.Alias(`${name}-key`, { name: `alias/eks/${clusterName}`, targetKeyId: key.keyId }, { parent });
  return key;
}

function networkPluginIdentity(
  name: string,
  clusterName: pulumi.Output<string>,
  { accountId, iam, tags }: ClusterArgs,
  parent: Cluster,
): PodIdentity {
  const serviceAccount = ADDON_SERVICE_ACCOUNTS["vpc-cni"];
  const policies = MANAGED_POLICIES.networkPlugin;
  return new PodIdentity(
    `${name}-vpc-cni`,
    { clusterName, accountId, serviceAccount, policies, iam, tags },
    { parent },
  );
}
