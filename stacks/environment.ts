import { z } from "zod";

import { documented, flag, list, plainText } from "./documented";
import { ACCOUNT, IAM } from "./environment-account";
import { CLUSTER } from "./environment-cluster";
import { DEFAULTS } from "./environment-defaults";
import { NETWORK } from "./environment-network";
import { NODE_GROUP, type SELF_MANAGED_SPOT_GROUP, type SYSTEM_GROUP } from "./environment-node-groups";
import { KEBAB_NAME, ZONE } from "./environment-texts";

/** The document under `spot-eks:environment`. `parseEnvironment` checks beside it what no schema can say. */
export const ENVIRONMENT = z.strictObject({
  name: documented(KEBAB_NAME, {
    text: "Name of the environment and of its cluster, and the beginning of the names of all it holds.",
    range: "lower-case letters, digits and hyphens",
    why: "No default. Fixed once made: another name is another environment.",
  }),
  zones: documented(list(ZONE, "a list of 2 to 4 zones; the address plan has room for four", { min: 2, max: 4 }), {
    text: "Availability zones, by name, in order.",
    range: "2 to 4 zones of the region",
    why: "No default. Append-only: the network is cut in this order. Four is what the address plan has room for.",
  }),
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
  network: documented(NETWORK, { text: "The VPC.", why: "See its keys." }),
  cluster: documented(CLUSTER, { text: "The control plane.", why: "See its keys." }),
  nodeGroups: documented(z.record(z.string(), NODE_GROUP, { error: "a map from a name to a node group" }), {
    text: "Node groups by name; exactly one has `role: system`.",
    range: "names of lower-case letters, digits and hyphens",
    why: "No default. A renamed group is a new one, and the old one goes.",
  }),
});

/** An environment that was checked, defaults filled in. */
export type Environment = z.output<typeof ENVIRONMENT>;

/** One node group of an environment. */
export type NodeGroup = Environment["nodeGroups"][string];

/** The group of role `system`. */
export type SystemGroup = z.output<typeof SYSTEM_GROUP>;

/** A spot group that is an Auto Scaling group of ours. */
export type SelfManagedSpotGroup = z.output<typeof SELF_MANAGED_SPOT_GROUP>;
