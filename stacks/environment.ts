import { z } from "zod";

import { documented, flag, list, oneOf, plainText, wholeNumber } from "./documented";
import { ACCOUNT, IAM } from "./environment-account";
import { ADDONS } from "./environment-addons";
import { BASTION } from "./environment-bastion";
import { CLUSTER } from "./environment-cluster";
import { DEFAULTS } from "./environment-defaults";
import { DESCHEDULER } from "./environment-descheduler";
import { HEADROOM } from "./environment-headroom";
import { IMAGES } from "./environment-images";
import { INTERRUPTION } from "./environment-interruption";
import { MONITORING } from "./environment-monitoring";
import { NETWORK } from "./environment-network";
import { NODE_GROUP } from "./environment-node-groups";
import { PROVISIONER } from "./environment-provisioner";
import { KEBAB_NAME, ZONE, ZONE_ID_TEXT } from "./environment-texts";

/** How much of an environment must be able to run on spot. */
const SPOT = z.strictObject({
  minSharePercent: documented(wholeNumber({ min: 0, max: 100 }).default(DEFAULTS.spot.minSharePercent), {
    text: "Least share of vCPU that is spot when every group has its typical size; a plan below it is refused.",
    unit: "percent",
    range: "0 to 100",
    why: "0, off: what share is right is a decision. Nine tenths is what teams reach who aim for it.",
  }),
});

/** Volumes of pods. */
const STORAGE = z.strictObject({
  isDefault: documented(flag().default(DEFAULTS.storage.isDefault), {
    text: "Whether volumes that name no class are of this one.",
    why: "On. Off where the cluster has a default class: of several, Kubernetes takes the newest.",
  }),
});

/** Workloads of this project's own. */
const WORKLOADS = z.strictObject({
  inflate: documented(flag().default(false), {
    text: "Whether there is a deployment `inflate-spot`, without pods until somebody scales it, to see spot nodes come and go.",
    why: "Off: it is for trying things out.",
  }),
});

/** The document under `spot-eks:environment`. `parseEnvironment` checks beside it what no schema can say. */
export const ENVIRONMENT = z.strictObject({
  name: documented(KEBAB_NAME, {
    text: "Name of the environment and of the cluster made for it, and the beginning of the names of all it holds.",
    range: "lower-case letters, digits and hyphens",
    why: "No default. Fixed once made: another name is another environment.",
  }),
  zones: documented(list(ZONE, "a list of 2 to 4 zones; the address plan has room for four", { min: 2, max: 4 }), {
    text: "Availability zones, by name, in order.",
    range: "2 to 4 zones of the region",
    why: "No default. Append-only: the network is cut in this order. Four is what the address plan has room for.",
  }),
  zoneIds: documented(
    z.record(z.string(), ZONE_ID_TEXT, { error: "a map from the name of a zone to its id" }).default({}),
    {
      text: "Ids of zones by name, such as `us-east-1a: use1-az4`, as `aws ec2 describe-availability-zones` tells them.",
      range: "zones of `zones`, ids of the region",
      why: "Empty: names mean other places in other accounts, so which zone offers which type is then only bounded.",
    },
  ),
  tags: documented(z.record(z.string(), plainText(), { error: "a map of tags" }).default({}), {
    text: "Tags of everything that costs money: nodes, volumes, network interfaces, log groups and the rest.",
    range: "as AWS allows tags",
    why: "Empty: what a company wants to see on its bill is its own.",
  }),
  deletionProtection: documented(flag().default(DEFAULTS.deletionProtection), {
    text: "Whether VPC, subnets, cluster and key refuse to be deleted.",
    why: "Off, so that a trial can be taken down; production sets it, and is then destroyed in two steps.",
  }),
  account: documented(ACCOUNT.prefault({}), {
    text: "Which accounts may be changed, and as whom.",
    why: "See its keys.",
  }),
  iam: documented(IAM.prefault({}), { text: "What holds for every role.", why: "See its keys." }),
  spot: documented(SPOT.prefault({}), { text: "How much of the environment must be spot.", why: "See its keys." }),
  interruption: documented(INTERRUPTION.prefault({}), {
    text: "What is done about spot nodes that AWS is about to take back.",
    why: "See its keys.",
  }),
  network: documented(NETWORK, { text: "The VPC.", why: "See its keys." }),
  images: documented(IMAGES.prefault({}), { text: "Where container images come from.", why: "See its keys." }),
  cluster: documented(CLUSTER, { text: "The control plane.", why: "See its keys." }),
  provisioner: documented(PROVISIONER.exactOptional(), {
    text: "What brings nodes and takes them away.",
    why: "Without it nothing does: each group keeps its fewest nodes, until an autoscaler of your own scales it.",
  }),
  addons: documented(ADDONS.exactOptional(), {
    text: "Controllers that most clusters have: `{}` for all of them.",
    why: "Without it there is none: a cluster may have its own.",
  }),
  headroom: documented(HEADROOM.exactOptional(), {
    text: "Space on spot nodes that is held free for the pods of a node that goes: `{}` for one node's worth.",
    why: "Without it pods of an interrupted node wait until another one has started.",
  }),
  descheduler: documented(DESCHEDULER.exactOptional(), {
    text: "What puts pods right that interruptions left unevenly spread: `{}` for what is safe.",
    why: "Without it pods stay where they are: it moves pods, and not every application likes that.",
  }),
  storage: documented(STORAGE.exactOptional(), {
    text: "The class of volumes, gp3 and encrypted: `{}` for one that pods get which name none.",
    why: "Without it none is made: a new cluster of EKS has no class that is the default.",
  }),
  monitoring: documented(MONITORING.exactOptional(), {
    text: "A record of what AWS takes back and recommends to replace, with alarms: `{}` for the record alone.",
    why: "Without it there is none; one in each account and region is enough.",
  }),
  workloads: documented(WORKLOADS.exactOptional(), { text: "Samples.", why: "Without it none." }),
  delivery: documented(oneOf(["pulumi", "gitops"]).default(DEFAULTS.delivery), {
    text: "Who installs charts: this program, or what reads the files that `spot-eks values` writes.",
    why: "`pulumi`: one command makes all. With `gitops` only the AWS side is made here: roles, queues, tags.",
  }),
  bastion: documented(BASTION.exactOptional(), {
    text: "An instance through which people reach the API server's private endpoint: `{}` for one with defaults.",
    why: "Without it there is none: the public endpoint, or a VPN, is another way in.",
  }),
  nodeGroups: documented(z.record(z.string(), NODE_GROUP, { error: "a map from a name to a node group" }), {
    text: "Node groups by name; exactly one has `role: system`, beside `cluster.existing` one at most.",
    range: "names of lower-case letters, digits and hyphens",
    why: "No default. A renamed group is a new one, and the old one goes.",
  }),
});

/** An environment that was checked, defaults filled in. */
export type Environment = z.output<typeof ENVIRONMENT>;

/** One node group of an environment. */
export type NodeGroup = Environment["nodeGroups"][string];

/** The provisioner of an environment that scales Auto Scaling groups. */
export type ClusterAutoscalerProvisioner = Extract<
  Environment["provisioner"],
  { readonly engine: "cluster-autoscaler" }
>;

/** The provisioner of an environment that starts instances itself. */
export type KarpenterProvisioner = Extract<Environment["provisioner"], { readonly engine: "karpenter" }>;

/** A node group that EKS runs. */
export type ManagedGroup = Extract<NodeGroup, { readonly management: "managed" }>;

/** A node group that is an Auto Scaling group of ours. */
export type SelfManagedGroup = Extract<NodeGroup, { readonly management: "self-managed" }>;
