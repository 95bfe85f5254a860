import { problem, type Problem } from "../../capacity/problem";
import { entryOf, isMap } from "../schema-walk";
import { repeats, type Check, type Checked } from "./check";

const WHOEVER = "whoever made the cluster";

/** Keys that say what a cluster is made with, and who decides it where one exists. */
const OF_A_MADE_CLUSTER = {
  controlPlaneZones: `${WHOEVER} chose its zones; leave it out`,
  endpointAccess: `${WHOEVER} decides from where it is reached; leave it out`,
  publicAccessCidrs: `${WHOEVER} decides from where it is reached; leave it out`,
  allowsPublicAccessFromAnywhere: `${WHOEVER} decides from where it is reached; leave it out`,
  logTypes: `${WHOEVER} decides what it logs; leave it out`,
  logRetentionDays: `${WHOEVER} decides what it logs; leave it out`,
  keyRotationDays: `${WHOEVER} has the key of its secrets; leave it out`,
  keyDeletionWindowDays: `${WHOEVER} has the key of its secrets; leave it out`,
  supportType: `${WHOEVER} decides when it is upgraded; leave it out`,
  admins: `${WHOEVER} decides who administers it; leave it out`,
} as const;

/** Either a cluster is made, and all about it chosen, or one that exists is described. */
export const checkExistingCluster: Check = (checked) => {
  const { written } = checked;
  const cluster = entryOf(written, "cluster");
  if (!isMap(cluster)) {
    return [];
  }
  if (entryOf(cluster, "existing") === undefined) {
    return missing(cluster, "controlPlaneZones", "a list of at least two zones");
  }
  const idle = Object.entries(OF_A_MADE_CLUSTER).filter(([key]) => entryOf(cluster, key) !== undefined);
  const network = entryOf(written, "network");
  return [
    ...idle.map(([key, why]) => problem(["cluster", key], `is not a key beside cluster.existing: ${why}`)),
    ...missing(cluster, "serviceCidr", "the cluster's block of services, as aws eks describe-cluster shows it"),
    ...(isMap(network) && entryOf(network, "existing") === undefined
      ? [problem(["network", "existing"], "is missing; write the VPC of cluster.existing, and its private subnets")]
      : []),
    ...protectionProblems(checked),
    ...addonProblems(checked),
  ];
};

function missing(cluster: Readonly<Record<string, unknown>>, key: string, what: string): readonly Problem[] {
  return entryOf(cluster, key) === undefined ? [problem(["cluster", key], `is missing; write ${what}`)] : [];
}

function protectionProblems({ environment }: Checked): readonly Problem[] {
  const why = "VPC, cluster and key were made by somebody else; leave it out";
  return environment.deletionProtection === true
    ? [problem(["deletionProtection"], `true is not of any use beside cluster.existing: ${why}`)]
    : [];
}

function addonProblems({ environment }: Checked): readonly Problem[] {
  const { addonVersions = {}, existing } = environment.cluster ?? {};
  const addons = existing?.addons;
  if (addons === undefined) {
    return [];
  }
  const unused = Object.keys(addonVersions).filter((addon) => !addons.some((made) => made === addon));
  return [
    ...repeats(addons).map(([index, addon]) =>
      problem(
        ["cluster", "existing", "addons", index],
        `${addon} is not an add-on of its own: it is listed above; remove it`,
      ),
    ),
    ...unused.map((addon) =>
      problem(
        ["cluster", "addonVersions", addon],
        "is not a version that is used: add the add-on to cluster.existing.addons, or leave it out",
      ),
    ),
  ];
}
