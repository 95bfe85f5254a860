import { partitionOf } from "../capacity/partition";
import { checkAccess } from "./checks/access";
import { checkBastion } from "./checks/bastion";
import type { Check } from "./checks/check";
import { checkEndpointAccess } from "./checks/endpoint-access";
import { checkExistingCluster } from "./checks/existing-cluster";
import { checkExistingNetwork } from "./checks/existing-network";
import { checkHeadroom } from "./checks/headroom";
import { checkInstanceTypes } from "./checks/instance-types";
import { checkKarpenter } from "./checks/karpenter";
import { checkKubelet } from "./checks/kubelet";
import { checkLabelsAndTaints } from "./checks/labels-and-taints";
import { checkNames } from "./checks/names";
import { checkNetworkEndpoints } from "./checks/network-endpoints";
import { checkNetwork } from "./checks/network";
import { checkNodeGroups } from "./checks/node-groups";
import { checkNodeImages } from "./checks/node-images";
import { checkNodeSize } from "./checks/node-size";
import { checkOffers } from "./checks/offers";
import { checkPodSubnets } from "./checks/pod-subnets";
import { checkPools } from "./checks/pools";
import { checkProvisioner } from "./checks/provisioner";
import { checkSpotShare } from "./checks/spot-share";
import { checkTags } from "./checks/tags";
import { checkVersions } from "./checks/versions";
import { checkZones } from "./checks/zones";
import { wellShapedParts, type Draft } from "./draft";
import { ENVIRONMENT, type Environment } from "./environment";
import type { Problem } from "../capacity/problem";
import { withoutSecrets } from "./secrets";
import { shapeProblems } from "./shape-problems";
import { unreadableProblems } from "./unreadable";

const CHECKS: readonly Check[] = [
  checkNames,
  checkZones,
  checkTags,
  checkAccess,
  checkNetwork,
  checkPodSubnets,
  checkEndpointAccess,
  checkExistingCluster,
  checkBastion,
  checkExistingNetwork,
  checkNetworkEndpoints,
  checkVersions,
  checkNodeGroups,
  checkInstanceTypes,
  checkNodeImages,
  checkOffers,
  checkPools,
  checkSpotShare,
  checkLabelsAndTaints,
  checkKubelet,
  checkNodeSize,
  checkProvisioner,
  checkKarpenter,
  checkHeadroom,
];

/** What is not in the document, but decides whether it is right. */
export interface EnvironmentContext {
  /** Such as `us-east-1`. */
  readonly region: string;
}

/** An environment with its defaults, or everything that is wrong with it. */
export type ParsedEnvironment =
  | { readonly environment: Environment; readonly problems?: never }
  | { readonly environment?: never; readonly problems: readonly Problem[] };

/**
 * Reads an environment from what a stack file holds, and finds all problems at once.
 *
 * Parts of the wrong shape do not hide what is wrong with the others. Never throws.
 */
export function parseEnvironment(document: unknown, { region }: EnvironmentContext): ParsedEnvironment {
  const unreadable = unreadableProblems(document);
  if (unreadable.isHopeless) {
    return { problems: unreadable.problems };
  }
  const value = unreadable.secrets.size === 0 ? document : withoutSecrets(document);
  const whole = ENVIRONMENT.safeParse(value);
  const shape = whole.success ? [] : shapeProblems({ schema: ENVIRONMENT, value }, whole.error.issues);
  const parts: Draft<Environment> = whole.success ? whole.data : (wellShapedParts(ENVIRONMENT, value) ?? {});
  const checked = { environment: parts, written: value, region, partition: partitionOf(region) };
  const found = [...shape, ...CHECKS.flatMap((check) => check(checked))];
  const unread = new Set([...unreadable.secrets, ...unreadable.problems.map(({ path }) => path)]);
  const problems = [...unreadable.problems, ...found.filter(({ path }) => !unread.has(path))];
  return whole.success && problems.length === 0 ? { environment: whole.data } : { problems };
}
