import data from "./replace-on-changes.json";

/** A property whose change replaces the resource in one case only. */
export interface ConditionalReplacement {
  /** Path of the input; `*` is any input. */
  readonly property: string;
  /** The case, as a clause after "when"; otherwise the change is made in place. */
  readonly when: string;
}

/**
 * What a new value of an input does to a resource of one type.
 *
 * A path names what is below it too, and `[*]` stands for any element of a list. A path that is not listed changes in place.
 */
export interface ReplaceRules {
  /** Paths whose new value replaces the resource. A block is listed where its coming and going replaces it as well. */
  readonly replace: readonly string[];
  readonly conditional?: readonly ConditionalReplacement[];
  /** Inputs newer than what was asked; nobody saw yet whether they replace. */
  readonly unverified?: readonly string[];
  /** Planned as a change in place, but refused by the API server. */
  readonly rejected?: readonly string[];
  /** True: the old object always goes before the new one comes. */
  readonly deleteBeforeReplace?: boolean;
  /** The input that holds the object's name; left out, the provider makes a name with a random end. */
  readonly autoName?: string;
}

/**
 * Rules by type token, made by `npm run facts:replace -- <folder>`; sources and versions are in the file.
 *
 * In short: the answers of the AWS provider to one changed input at a time, and the source of the Kubernetes provider.
 */
const RULES: Readonly<Record<string, ReplaceRules>> = data.types;

/**
 * Rules of the providers themselves; a replaced provider replaces everything it made.
 *
 * Source (AWS): https://github.com/pulumi/pulumi-aws/pull/4000
 * Source (Kubernetes): https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/#clusteridentifier_nodejs
 */
const PROVIDER_RULES: Readonly<Record<string, ReplaceRules>> = {
  "pulumi:providers:aws": { replace: ["region"] },
  "pulumi:providers:kubernetes": {
    replace: ["clusterIdentifier"],
    conditional: [
      { property: "kubeconfig", when: "clusterIdentifier is not set and kubeconfig leads to another cluster" },
    ],
  },
};

/** A kind of Kubernetes that is not listed is replaced only by another name or namespace. */
const ANY_KIND = "kubernetes:*:CustomResource";

/** What is known of a type token; undefined: nothing, and a change of it may replace it. */
export function replaceRules(type: string): ReplaceRules | undefined {
  const table = type.startsWith("pulumi:providers:") ? PROVIDER_RULES : RULES;
  if (Object.hasOwn(table, type)) {
    return table[type];
  }
  return type.startsWith("kubernetes:") ? RULES[ANY_KIND] : undefined;
}

/** Type tokens with rules of their own, by name. */
export function typesWithReplaceRules(): readonly string[] {
  return Object.keys(RULES);
}

/** Whether a block that is conditional matters when it comes, when it goes, or both. */
export type Appearance = "added" | "removed" | "added or removed";

/**
 * Conditional properties of which only the coming or going of the value counts, never a new value, by type token.
 *
 * They say in a form a program can read what `when` says of them in words.
 */
const APPEARANCE: Readonly<Record<string, Readonly<Record<string, Appearance>>>> = {
  "aws:ec2/instance:Instance": {
    launchTemplate: "added or removed",
    cpuOptions: "added",
    enclaveOptions: "added",
    instanceMarketOptions: "added",
    privateDnsNameOptions: "added",
    rootBlockDevice: "added",
  },
  "aws:eks/cluster:Cluster": {
    encryptionConfig: "removed",
    outpostConfig: "added or removed",
    accessConfig: "added",
  },
  "aws:eks/nodeGroup:NodeGroup": { launchTemplate: "added" },
  "aws:s3/bucket:Bucket": { objectLockConfiguration: "added" },
  ...Object.fromEntries(
    [
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ].map((type) => [
      type,
      {
        cidrIpv4: "added or removed",
        cidrIpv6: "added or removed",
        prefixListId: "added or removed",
        referencedSecurityGroupId: "added or removed",
      } as const,
    ]),
  ),
};

/** When a conditional property matters by its coming and going alone; undefined: any new value may matter. */
export function appearanceThatReplaces(type: string, property: string): Appearance | undefined {
  const ofType = Object.hasOwn(APPEARANCE, type) ? APPEARANCE[type] : undefined;
  return ofType !== undefined && Object.hasOwn(ofType, property) ? ofType[property] : undefined;
}

/**
 * Inputs that AWS fills in as well, by type token: a program that drops one keeps its value, and nothing changes.
 *
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/eks/node_group.go
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/ec2/vpc_nat_gateway.go
 */
const KEPT_WHEN_DROPPED: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": ["privateIp"],
  "aws:ec2/natGateway:NatGateway": ["privateIp"],
  "aws:eks/nodeGroup:NodeGroup": ["amiType", "capacityType", "diskSize", "instanceTypes", "releaseVersion", "version"],
};

/** Inputs of a type that keep their value when a program no longer sets them. */
export function keptWhenDropped(type: string): readonly string[] {
  return Object.hasOwn(KEPT_WHEN_DROPPED, type) ? (KEPT_WHEN_DROPPED[type] ?? []) : [];
}

/** Types whose new object comes first even where the program names it, since their names are no obstacle. */
export const CREATED_FIRST_WHATEVER_THE_NAME: readonly string[] = [
  "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "kubernetes:helm.sh/v3:Release",
];

/** Token of a control plane. */
export const CLUSTER = "aws:eks/cluster:Cluster";

/** Token of a VPC. */
export const VPC = "aws:ec2/vpc:Vpc";

/** Token of a launch template, of which every change makes another version. */
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** Inputs that take the version of a launch template, by type token. */
const VERSION_INPUTS: Readonly<Record<string, readonly string[]>> = {
  "aws:autoscaling/group:Group": [
    "launchTemplate.version",
    "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version",
    "mixedInstancesPolicy.launchTemplate.overrides[*].launchTemplateSpecification.version",
  ],
  "aws:ec2/instance:Instance": ["launchTemplate.version"],
  "aws:eks/nodeGroup:NodeGroup": ["launchTemplate.version"],
};

/** Inputs of a type that take the version of a launch template. */
export function launchTemplateVersionInputs(type: string): readonly string[] {
  return Object.hasOwn(VERSION_INPUTS, type) ? (VERSION_INPUTS[type] ?? []) : [];
}
