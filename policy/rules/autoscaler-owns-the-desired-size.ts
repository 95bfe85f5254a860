import { AUTOSCALER_ENABLED_TAG } from "../../facts/autoscaler-tags";
import { isSpotWord } from "../../facts/spot-spelling";
import { isAutoscaled, isSpotGroup } from "../detectors/auto-scaling-group";
import { flag } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

const WORKERS = {
  type: NODE_GROUP.token,
  properties: { capacityType: "SPOT", scalingConfig: { minSize: 0, maxSize: 30, desiredSize: 3 } },
};

/** A desired size in the program takes away what an autoscaler added, or adds what it took away, at each update. */
export const autoscalerOwnsTheDesiredSize = resourceRule({
  name: "autoscaler-owns-the-desired-size",
  entry: "B09",
  severity: "medium",
  description: "A spot group that an autoscaler scales ignores changes to the desired size that its program states.",
  why:
    "The autoscaler changes the desired size all day. A program that states one without ignoring its changes sets it back at the next " +
    "update: nodes in use are ended, or nodes that nobody needs are started.",
  mend: "Add the property to the resource option `ignoreChanges`.",
  sources: [
    "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
    "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
  ],
  options: {
    onlyWhenAutoscalerTagged: flag({
      description: "Judge managed node groups only where their own tags name the Cluster Autoscaler",
      standard: false,
    }),
  },
  examples: {
    broken: { workers: WORKERS },
    kept: { workers: { ...WORKERS, options: { ignoreChanges: ["scalingConfig.desiredSize"] } } },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report, resource: { ignoreChanges } }) => {
      if (ignores(ignoreChanges, ["desiredCapacity"]) || !isAutoscaled(group) || group.desiredCapacity === undefined) {
        return;
      }
      if (isSpotGroup(group)) {
        report("desiredCapacity", "is set back at each update; add desiredCapacity to ignoreChanges");
      }
    }),
    on(NODE_GROUP, (group, { options, report, resource: { ignoreChanges } }) => {
      const size = group.scalingConfig;
      const isOwned =
        !options.onlyWhenAutoscalerTagged ||
        (unlessUnknown(() => group.tags)?.keys.includes(AUTOSCALER_ENABLED_TAG) ?? false);
      const isJudged = isOwned && isSpotWord(group.capacityType) && size?.desiredSize !== undefined;
      if (isJudged && size.minSize !== size.maxSize && !ignores(ignoreChanges, ["scalingConfig", "desiredSize"])) {
        report(
          "scalingConfig.desiredSize",
          "is set back at each update; add scalingConfig.desiredSize to ignoreChanges",
        );
      }
    }),
  ],
});

/** Says whether paths that are ignored hold a property, by itself or with all that it stands below. */
function ignores(ignoreChanges: readonly string[], path: readonly string[]): boolean {
  const covering = ["*", ...path.map((_, index) => path.slice(0, index + 1).join("."))];
  return ignoreChanges.some((ignored) => covering.includes(ignored.replace(/\["?([^"\]]*)"?\]/g, ".$1")));
}
