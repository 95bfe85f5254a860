import { isSpotWord } from "../../facts/spot-spelling";
import { remembered } from "../internal/remembered";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import type { TextMap } from "../internal/view";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { type AutoScalingGroup, isKubernetesGroup, isKubernetesTag } from "./auto-scaling-group";
import { bootstrapCalls } from "./bootstrap-call";
import { launchesSpot, templatesOf } from "./group-launches";
import type { LaunchTemplate } from "./launch-templates";
import { settingAt, type UserData, userDataOf } from "./user-data";

/** What tells of the instances that a template, a launch configuration or an instance of its own becomes. */
export interface Launch {
  readonly instanceMarketOptions?: { readonly marketType?: string | undefined } | undefined;
  readonly spotPrice?: string | undefined;
  readonly tags?: TextMap | undefined;
  readonly tagSpecifications?: readonly { readonly tags?: TextMap | undefined }[] | undefined;
  readonly userData?: string | undefined;
  readonly userDataBase64?: string | undefined;
}

/** Says whether a launch by itself is known to ask for spot. */
export function isSpotLaunch(launch: Launch): boolean {
  const marketType = unlessUnknown(() => launch.instanceMarketOptions?.marketType);
  return isSpotWord(marketType) || unlessUnknown(() => launch.spotPrice) !== undefined;
}

/** Says whether a launch by itself is known to become nodes of a Kubernetes cluster, by its tags or user data. */
export function isNodeLaunch(launch: Launch): boolean {
  const userData = knownUserData(launch);
  return tagKeys(launch).some(isKubernetesTag) || (userData !== undefined && joinsCluster(userData));
}

/** What a launch tells its instances; undefined where it is not known or cannot be read. */
export const knownUserData = remembered((launch: Launch): UserData | undefined => {
  const raw = unlessUnknown(() => launch.userData) ?? unlessUnknown(() => launch.userDataBase64);
  return raw === undefined ? undefined : userDataOf(raw);
});

/** Launch templates of a stack that managed node groups and groups of Kubernetes nodes launch from. */
export const templatesOfNodes = remembered((stack: Stack): readonly Placed<LaunchTemplate>[] => {
  const groups = stack.of(AUTO_SCALING_GROUP).filter(({ view }) => isKubernetesGroup(view));
  const used = stack
    .of(NODE_GROUP)
    .flatMap(({ resource }) => stack.referredTo(resource, "launchTemplate", LAUNCH_TEMPLATE));
  return templatesUsed(stack, [...groups.flatMap((group) => templatesOf(group, stack)), ...used]);
});

/** Launch templates of a stack that groups launch spot instances from. */
export function templatesOfSpot(stack: Stack): readonly Placed<LaunchTemplate>[] {
  const isSpot = (group: Placed<AutoScalingGroup>) => unlessUnknown(() => launchesSpot(group, stack)) ?? false;
  const groups = stack.of(AUTO_SCALING_GROUP).filter(isSpot);
  return templatesUsed(
    stack,
    groups.flatMap((group) => templatesOf(group, stack)),
  );
}

function templatesUsed(stack: Stack, used: readonly Placed<LaunchTemplate>[]): readonly Placed<LaunchTemplate>[] {
  const urns = new Set(used.map(({ resource }) => resource.urn));
  return stack.of(LAUNCH_TEMPLATE).filter(({ resource }) => urns.has(resource.urn));
}

/** Says whether user data makes a node of an instance in a way that can be read: by nodeadm, `bootstrap.sh` or Bottlerocket. */
export function joinsCluster(userData: UserData): boolean {
  const { nodeConfigs, bottlerocket } = userData;
  return (
    nodeConfigs.length > 0 ||
    bootstrapCalls(userData).length > 0 ||
    settingAt(bottlerocket, "settings", "kubernetes") !== undefined
  );
}

function tagKeys(launch: Launch): readonly string[] {
  const specifications = unlessUnknown(() => launch.tagSpecifications) ?? [];
  const maps = [unlessUnknown(() => launch.tags), ...specifications.map((one) => unlessUnknown(() => one.tags))];
  return maps.flatMap((map) => map?.keys ?? []);
}
