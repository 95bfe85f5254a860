import type * as pulumi from "@pulumi/pulumi";

import { PodIdentity } from "../components/pod-identity";
import { clusterAutoscalerPolicy } from "../facts/iam-cluster-autoscaler";
import { loadBalancerControllerPolicies } from "../facts/iam-load-balancer-controller";
import { RELEASE_SERVICE_ACCOUNTS, type ControllerRelease } from "../facts/releases";
import type { StackConfig } from "./config";
import type { ClusterOutputs } from "./make-cluster";
import type { Delivery } from "./releases/release";
import { roleSettingsOf } from "./role-settings";

/** What the roles of controllers are made with. */
export interface ControllerRoleSurroundings {
  readonly config: StackConfig;
  readonly cluster: Pick<ClusterOutputs, "name" | "clusterName">;
  readonly accountId: pulumi.Output<string>;
  readonly opts: pulumi.ComponentResourceOptions;
}

/** Makes the role of each controller among the deliveries that speaks to AWS, by the controller's release. */
export function makeControllerRoles(
  deliveries: readonly Delivery[],
  surroundings: ControllerRoleSurroundings,
): Partial<Record<ControllerRelease, readonly pulumi.Resource[]>> {
  const roles = deliveries.flatMap(({ name }) => {
    if (!isController(name)) {
      return [];
    }
    const policies = policiesOf(name, surroundings);
    return policies === undefined ? [] : [[name, [makeRole(name, policies, surroundings)]] as const];
  });
  return Object.fromEntries(roles);
}

function isController(name: Delivery["name"]): name is ControllerRelease {
  return Object.hasOwn(RELEASE_SERVICE_ACCOUNTS, name);
}

/** Policies of a release's own role, as JSON by name; undefined: it has no role of its own. */
function policiesOf(
  release: ControllerRelease,
  { config: { partition, region }, cluster, accountId }: ControllerRoleSurroundings,
): Readonly<Record<string, pulumi.Output<string>>> | undefined {
  const account = accountId.apply((id) => ({ partition, region, accountId: id }));
  const clusterName = cluster.name;
  switch (release) {
    case "cluster-autoscaler":
      return { scaling: account.apply((place) => clusterAutoscalerPolicy(place, clusterName)) };
    case "aws-load-balancer-controller": {
      const policies = account.apply((place) => loadBalancerControllerPolicies({ ...place, clusterName }));
      return { "load-balancers": policies.loadBalancers, network: policies.network };
    }
    default:
      return undefined;
  }
}

function makeRole(
  release: ControllerRelease,
  inlinePolicies: Readonly<Record<string, pulumi.Output<string>>>,
  { config, cluster, accountId, opts }: ControllerRoleSurroundings,
): PodIdentity {
  const { name, tags } = config.environment;
  return new PodIdentity(
    `${name}-${release}`,
    {
      clusterName: cluster.clusterName,
      accountId,
      serviceAccount: RELEASE_SERVICE_ACCOUNTS[release],
      policies: [],
      inlinePolicies,
      iam: roleSettingsOf(config),
      tags,
    },
    opts,
  );
}
