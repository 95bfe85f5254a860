import { managedPolicyName, NODE_POLICIES } from "../../facts/iam";
import { PARTITIONS } from "../../facts/regions";
import { remembered } from "../internal/remembered";
import type { StackResource } from "../internal/resource";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { INSTANCE_PROFILE, ROLE, ROLE_POLICY_ATTACHMENT } from "../resource-types/iam";
import { LAUNCH_CONFIGURATION } from "../resource-types/spot-requests";
import { isKubernetesGroup, tagKeys } from "./auto-scaling-group";
import { launchesOf } from "./group-launches";
import { isNodeLaunch } from "./node-launch";

/** A role as rules see it. */
export type Role = Placed<ReturnType<typeof ROLE.view>>;

/**
 * Roles that the nodes of a cluster carry: by a policy that only nodes need, by a managed node group, or by what a group of
 * Kubernetes nodes launches from. Roles of other servers, and of a control plane that one runs oneself, are none.
 */
export function nodeRoles(stack: Stack): readonly Role[] {
  return stack.of(ROLE).filter((role) => {
    const isInstances = unlessUnknown(() => isTakenByInstances(role)) ?? true;
    return isInstances && (hasNodePolicy(role, stack) || isOfNodeGroup(role, stack) || isCarried(role, stack));
  });
}

/** Says whether a property names a role, by an output of it or by its name. */
export function isOfRole(user: StackResource, property: string, named: () => string | undefined, role: Role): boolean {
  return isMadeFrom(user, property, role.resource) || isSame(named, () => role.view.name);
}

const INSTANCE_PRINCIPALS = Object.values(PARTITIONS).map(({ ec2ServicePrincipal }) => ec2ServicePrincipal);

function isTakenByInstances({ view }: Role): boolean {
  const statements = view.assumeRolePolicy?.Statement ?? [];
  return statements.some(({ Principal }) =>
    INSTANCE_PRINCIPALS.some((service) => Principal?.services.includes(service)),
  );
}

function hasNodePolicy(role: Role, stack: Stack): boolean {
  const own = (unlessUnknown(() => role.view.managedPolicyArns) ?? []).map(({ arn }) => arn);
  const attached = stack
    .of(ROLE_POLICY_ATTACHMENT)
    .filter(({ resource, view }) => isOfRole(resource, "role", () => view.role, role))
    .map(
      ({ view }) =>
        () =>
          view.policyArn,
    );
  return [...own, ...attached].some((arn) => {
    const name = managedPolicyName(unlessUnknown(arn) ?? "");
    return NODE_POLICIES.some((policy) => policy === name);
  });
}

function isOfNodeGroup(role: Role, stack: Stack): boolean {
  return stack.of(NODE_GROUP).some(({ resource, view }) => {
    const nameInArn = () => view.nodeRoleArn?.split("/").at(-1);
    return isOfRole(resource, "nodeRoleArn", nameInArn, role);
  });
}

/** What nodes are launched from, and the name of the instance profile that it gives them. */
interface Carrier {
  readonly resource: StackResource;
  readonly profile: () => string | undefined;
}

const profileCarriers = remembered((stack: Stack): readonly Carrier[] => {
  const groups = stack.of(AUTO_SCALING_GROUP).filter(({ view }) => isKubernetesGroup(view));
  const isControlPlane = (group: (typeof groups)[number]) =>
    tagKeys(group.view).some((key) => CONTROL_PLANE.includes(key));
  const [controlPlanes, nodes] = [groups.filter(isControlPlane), groups.filter((group) => !isControlPlane(group))];
  const launched = (by: typeof groups) =>
    new Set(by.flatMap((group) => launchesOf(group, stack).map(({ resource }) => resource.urn)));
  const [toControlPlanes, toNodes] = [launched(controlPlanes), launched(nodes)];
  const isNodes = ({ resource, view }: Placed<Parameters<typeof isNodeLaunch>[0]>) =>
    toNodes.has(resource.urn) || (isNodeLaunch(view) && !toControlPlanes.has(resource.urn));
  return [
    ...stack
      .of(LAUNCH_TEMPLATE)
      .filter(isNodes)
      .map(({ resource, view }) => ({ resource, profile: () => view.iamInstanceProfile?.name })),
    ...stack
      .of(LAUNCH_CONFIGURATION)
      .filter(isNodes)
      .map(({ resource, view }) => ({ resource, profile: () => view.iamInstanceProfile })),
  ];
});

function isCarried(role: Role, stack: Stack): boolean {
  const profiles = stack
    .of(INSTANCE_PROFILE)
    .filter(({ resource, view }) => isOfRole(resource, "role", () => view.role, role));
  return profiles.some(({ resource: profile, view }) =>
    profileCarriers(stack).some(
      (carrier) =>
        isMadeFrom(carrier.resource, "iamInstanceProfile", profile) || isSame(carrier.profile, () => view.name),
    ),
  );
}

function isSame(one: () => string | undefined, other: () => string | undefined): boolean {
  const text = unlessUnknown(one) ?? "";
  return text !== "" && text === unlessUnknown(other);
}

/** Keys of kOps' tags on the servers of a control plane. Source: https://kops.sigs.k8s.io/labels/ */
const CONTROL_PLANE: readonly string[] = ["k8s.io/role/control-plane", "k8s.io/role/master"];
