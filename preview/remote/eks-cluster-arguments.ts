import type * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/aws/eks";
import type * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

import { parseArguments, passed, UnsupportedArguments } from "./construct";

type Tags = Record<string, pulumi.Input<string>>;

const addonOptions = z.object({
  enabled: z.boolean().optional(),
  version: passed<string>(),
  resolveConflictsOnCreate: z.string().default("OVERWRITE"),
  resolveConflictsOnUpdate: z.string().default("OVERWRITE"),
  configurationValues: passed<object>(),
});

const accessPolicy =
  z.custom<
    pulumi.Input<{ policyArn: pulumi.Input<string>; accessScope: pulumi.Input<{ type: pulumi.Input<string> }> }>
  >();

const accessEntry = z.object({
  principalArn: z.custom<pulumi.Input<string>>(),
  username: passed<string>(),
  kubernetesGroups: passed<pulumi.Input<string>[]>(),
  accessPolicies: z.record(z.string(), accessPolicy).optional(),
  tags: passed<Tags>(),
  type: passed<string>(),
});

const storageClass = z.object({
  type: z.custom<pulumi.Input<string>>(),
  zones: passed<pulumi.Input<string>[]>(),
  iopsPerGb: passed<number>(),
  encrypted: passed<boolean>(),
  kmsKeyId: passed<string>(),
  default: passed<boolean>(),
  allowVolumeExpansion: passed<boolean>(),
  metadata: passed<{ annotations?: Record<string, string> }>(),
  mountOptions: passed<string[]>(),
  reclaimPolicy: passed<string>(),
  volumeBindingMode: passed<string>(),
});

/** Text that every writer of YAML writes alike, without quotes or a fold. */
const PLAIN_TEXT = /^(?:[a-z]|\{\{)[\w.:/@{}+=,-]{0,70}$/i;

/** Mappings for `aws-auth`, which holds them as YAML. */
function mappings<Mapping>() {
  return z
    .custom<pulumi.Input<Mapping[]>>(
      isPlain,
      "a text is not plain enough to be written as YAML here; give letters, digits and .:/@{}+=,- up to 70",
    )
    .optional();
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") {
    return PLAIN_TEXT.test(value);
  }
  const hasParts = typeof value === "object" && value !== null && !pulumi.Output.isInstance(value);
  return !hasParts || Object.values(value).every(isPlain);
}

/** Options of the `vpc-cni` add-on: the keys that the provider reads, whatever their values. */
const vpcCniOptions = z.object({
  addonVersion: passed<string>(),
  resolveConflictsOnCreate: passed<string>(),
  resolveConflictsOnUpdate: passed<string>(),
  serviceAccountRoleArn: passed<string>(),
  configurationValues: passed<Record<string, unknown>>(),
  securityContextPrivileged: passed<boolean>(),
  enableNetworkPolicy: passed<boolean>(),
  nodePortSupport: passed<boolean>(),
  customNetworkConfig: passed<boolean>(),
  externalSnat: passed<boolean>(),
  warmEniTarget: passed<number>(),
  warmIpTarget: passed<number>(),
  warmPrefixTarget: passed<number>(),
  enablePrefixDelegation: passed<boolean>(),
  logLevel: passed<string>(),
  logFile: passed<string>(),
  vethPrefix: passed<string>(),
  eniMtu: passed<number>(),
  eniConfigLabelDef: passed<string>(),
  pluginLogLevel: passed<string>(),
  pluginLogFile: passed<string>(),
  enablePodEni: passed<boolean>(),
  disableTcpEarlyDemux: passed<boolean>(),
  cniConfigureRpfilter: passed<boolean>(),
  cniCustomNetworkCfg: passed<boolean>(),
  cniExternalSnat: passed<boolean>(),
});

const clusterArguments = z.object({
  name: passed<string>(),
  version: passed<string>(),
  vpcId: z.custom<pulumi.Input<string>>(
    (id) => id !== undefined,
    "left out is the default VPC, which only AWS knows; give a VPC",
  ),
  subnetIds: passed<pulumi.Input<string>[]>(),
  publicSubnetIds: passed<pulumi.Input<string>[]>(),
  privateSubnetIds: passed<pulumi.Input<string>[]>(),
  authenticationMode: z.string().optional(),
  accessEntries: z.record(z.string(), accessEntry).optional(),
  roleMappings: mappings<RoleMapping>(),
  userMappings: mappings<UserMapping>(),
  bootstrapSelfManagedAddons: passed<boolean>(),
  skipDefaultNodeGroup: z.boolean().optional(),
  skipDefaultSecurityGroups: z.boolean().optional(),
  useDefaultVpcCni: z.boolean().optional(),
  vpcCniOptions: vpcCniOptions.optional(),
  kubeProxyAddonOptions: addonOptions.optional(),
  corednsAddonOptions: addonOptions.optional(),
  endpointPrivateAccess: passed<boolean>(),
  endpointPublicAccess: passed<boolean>(),
  publicAccessCidrs: passed<pulumi.Input<string>[]>(),
  enabledClusterLogTypes: passed<pulumi.Input<string>[]>(),
  encryptionConfigKeyArn: passed<string>(),
  kubernetesServiceIpAddressRange: passed<string>(),
  ipFamily: passed<string>(),
  upgradePolicy: z.custom<eks.ClusterArgs["upgradePolicy"]>().optional(),
  deletionProtection: passed<boolean>(),
  serviceRole: passed<iam.Role>(),
  clusterSecurityGroup: z.custom<ec2.SecurityGroup>().optional(),
  tags: passed<Tags>(),
  clusterTags: passed<Tags>(),
  clusterSecurityGroupTags: passed<Tags>(),
  nodeSecurityGroupTags: passed<Tags>(),
  storageClasses: z.union([z.string(), z.record(z.string(), storageClass)]).optional(),
  providerCredentialOpts: passed<object>(),
  enableConfigMapMutable: passed<boolean>(),
});

/** An IAM role as Kubernetes shall know it. */
export interface RoleMapping {
  readonly roleArn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/** An IAM user as Kubernetes shall know it. */
export interface UserMapping {
  readonly userArn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/** Arguments of `eks:index:Cluster` as far as they are reproduced. */
export type ClusterArguments = z.infer<typeof clusterArguments>;
/** Who may speak to the cluster. */
export type AccessEntry = z.infer<typeof accessEntry>;
/** Options of kube-proxy or CoreDNS. */
export type AddonOptions = z.infer<typeof addonOptions>;
/** Options of the network plugin. */
export type VpcCniOptions = z.infer<typeof vpcCniOptions>;
/** What is asked for one storage class. */
export type StorageClassArguments = z.infer<typeof storageClass>;

/** Arguments that ask for something that is not made here, unless they are false, empty or left out. */
const NOT_MADE = [
  "fargate",
  "createOidcProvider",
  "creationRoleProvider",
  "createInstanceRole",
  "instanceRole",
  "instanceRoles",
] as const;

/**
 * Reads the arguments of `eks:index:Cluster`.
 *
 * @throws UnsupportedArguments - a default node group, Fargate, Auto Mode, an OIDC provider, roles of instances, or no VPC.
 * @throws RangeError - arguments that the provider refuses.
 */
export function readClusterArguments(inputs: pulumi.Inputs): ClusterArguments {
  const asked = NOT_MADE.find((argument) => isGiven(inputs[argument]));
  if (asked !== undefined) {
    throw new UnsupportedArguments(`${asked}: what it asks for is not made here; leave it out`);
  }
  const autoMode: unknown = inputs["autoMode"];
  if (typeof autoMode === "object" && autoMode !== null && Reflect.get(autoMode, "enabled") !== false) {
    throw new UnsupportedArguments("autoMode: what it asks for is not made here; leave it out");
  }
  const args = parseArguments(clusterArguments, inputs);
  if (args.skipDefaultNodeGroup !== true) {
    throw new UnsupportedArguments("skipDefaultNodeGroup: the default node group is not made here; give true");
  }
  return args;
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
