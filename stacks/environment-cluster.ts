import { z } from "zod";

import { CONTROL_PLANE_LOG_TYPES } from "../facts/control-plane";
import { EKS_ADDONS, type EksAddon } from "../facts/eks-versions";
import {
  KMS_DELETION_WINDOW_DAYS,
  KMS_ROTATION_DAYS,
  LOG_RETENTION_DAYS,
  MAX_PUBLIC_ACCESS_CIDRS,
} from "../facts/limits";
import { documented, flag, list, oneOf, oneOfNumbers, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { EXISTING_CLUSTER } from "./environment-existing-cluster";
import { arn, CIDR, ZONE } from "./environment-texts";

const principalArn = arn("a role or user", "arn:aws:iam::111122223333:role/administrator");
const version = text(/^[0-9]+\.[0-9]+$/, 'a Kubernetes version in quotes, such as "1.36"');
const addonVersion = text(/^v[0-9]+\.[0-9]+\.[0-9]+-eksbuild\.[0-9]+$/, "a version such as v1.14.3-eksbuild.5");
const logRetention = `a number of days CloudWatch Logs keeps: ${LOG_RETENTION_DAYS.join(", ")}`;

const pinned = documented(addonVersion.exactOptional(), {
  text: "Version of this add-on.",
  range: "a version known for `cluster.version`",
  why: "Without it the pin of the Kubernetes version.",
});
const addonVersions = z.strictObject({
  "vpc-cni": pinned,
  "kube-proxy": pinned,
  coredns: pinned,
  "eks-pod-identity-agent": pinned,
  "aws-ebs-csi-driver": pinned,
} satisfies Record<EksAddon, z.ZodType>);

/** The control plane. */
export const CLUSTER = z.strictObject({
  version: documented(version, {
    text: "Kubernetes version of the control plane and of the nodes; beside `existing` of the nodes alone.",
    range: "a minor EKS offers, in quotes",
    why: "No default: an upgrade is a decision. Unquoted, YAML reads 1.30 as the number 1.3.",
  }),
  controlPlaneZones: documented(list(ZONE, "a list of at least two zones", { min: 2, max: 4 }).exactOptional(), {
    text: "Zones in which the control plane has its network interfaces.",
    range: "the first two or more of `zones`, in their order",
    requiredUnless: "cluster.existing",
    why: "No default: EKS refuses other zones later, while `zones` may grow.",
  }),
  serviceCidr: documented(CIDR.default(DEFAULTS.cluster.serviceCidr), {
    text: "Addresses of Kubernetes services.",
    range: "/12 to /24, within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, beside `network.cidrBlock`",
    why: "One of the two blocks EKS itself takes, written out so that it can be checked. Fixed once made. Required beside `existing`: nodes ask for names there.",
  }),
  prefixDelegation: documented(flag().default(DEFAULTS.cluster.prefixDelegation), {
    text: "Whether nodes take addresses for pods sixteen at a time, as prefixes. Switching it replaces nodes. Beside `existing`, without `vpc-cni` among its `addons`, what its network plugin does.",
    why:
      "Off: prefixes need sixteen free addresses in a row, and each node holds some unused. On, a node of two vCPU runs " +
      "up to 110 pods, not 29.",
  }),
  endpointAccess: documented(oneOf(["public-and-private", "private"]).default(DEFAULTS.cluster.endpointAccess), {
    text: "Whether the API server has an endpoint on the internet beside the private one, or the private one alone. Changes in place.",
    why: "`public-and-private`: with `private` alone, `pulumi up` and `kubectl` must run in the VPC or a network connected to it.",
  }),
  publicAccessCidrs: documented(
    list(CIDR, "a list of at least one block of addresses", {
      min: 1,
      max: MAX_PUBLIC_ACCESS_CIDRS,
    }).exactOptional(),
    {
      text: "From where the API server's public endpoint may be reached. The private endpoint is always on.",
      range: `1 to ${MAX_PUBLIC_ACCESS_CIDRS} public IPv4 blocks; none where \`endpointAccess\` is \`private\``,
      requiredUnless: "cluster.existing or cluster.endpointAccess: private",
      why: "No default: who may reach the API server is a decision.",
    },
  ),
  allowsPublicAccessFromAnywhere: documented(flag().default(DEFAULTS.cluster.allowsPublicAccessFromAnywhere), {
    text: "Whether `publicAccessCidrs` may cover all addresses.",
    why: "Off: an open endpoint must be asked for.",
  }),
  logTypes: documented(
    list(oneOf(CONTROL_PLANE_LOG_TYPES), "a list of log types", { max: 5 }).default([...CONTROL_PLANE_LOG_TYPES]),
    {
      text: "Logs the control plane writes to CloudWatch.",
      range: CONTROL_PLANE_LOG_TYPES.join(", "),
      why: "All five: what was not logged cannot be looked up after an incident.",
    },
  ),
  logRetentionDays: documented(
    oneOfNumbers(LOG_RETENTION_DAYS, logRetention).default(DEFAULTS.cluster.logRetentionDays),
    {
      text: "How long the control plane's logs are kept.",
      unit: "days",
      range: LOG_RETENTION_DAYS.join(", "),
      why: "A quarter is long enough for most investigations; CloudWatch's own default is for ever, and is paid for.",
    },
  ),
  keyRotationDays: documented(wholeNumber(KMS_ROTATION_DAYS).default(DEFAULTS.cluster.keyRotationDays), {
    text: "How often the key that encrypts Kubernetes secrets is rotated.",
    unit: "days",
    range: `${KMS_ROTATION_DAYS.min} to ${KMS_ROTATION_DAYS.max}`,
    why: "KMS's own default, a year.",
  }),
  keyDeletionWindowDays: documented(
    wholeNumber(KMS_DELETION_WINDOW_DAYS).default(DEFAULTS.cluster.keyDeletionWindowDays),
    {
      text: "How long a deleted key can still be saved.",
      unit: "days",
      range: `${KMS_DELETION_WINDOW_DAYS.min} to ${KMS_DELETION_WINDOW_DAYS.max}`,
      why: "The longest KMS allows: without the key every secret is lost.",
    },
  ),
  supportType: documented(oneOf(["standard", "extended"]).default(DEFAULTS.cluster.supportType), {
    text: "What happens when standard support of the version ends: EKS upgrades it, or bills extended support.",
    why: "`standard`: extended support costs six times as much for each hour.",
  }),
  admins: documented(
    z.record(z.string(), principalArn, { error: "a map from a name to the ARN of a role or user" }).default({}),
    {
      text: "Administrators of the cluster: a name of your choice, and the ARN of a role or user.",
      range: "each ARN once",
      why: "Empty: whoever creates the cluster is its administrator anyway.",
    },
  ),
  addonVersions: documented(addonVersions.default({}), {
    text: "Versions of add-ons that differ from the pinned ones.",
    range: EKS_ADDONS.join(", "),
    why: "Empty: each Kubernetes version has its pins, known to fit.",
  }),
  existing: documented(EXISTING_CLUSTER.exactOptional(), {
    text: "A cluster that somebody else made, to which node groups are added; keys about what is made with a cluster are then refused.",
    why: "Without it a cluster is made. Fixed once made: written later, it would take that cluster away.",
  }),
});
