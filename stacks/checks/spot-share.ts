import { spotShare } from "../../capacity/spot-share";
import { instanceType } from "../../facts/ec2-catalogue";
import { ENVIRONMENT } from "../environment";
import { shareGroupOf } from "../node-group-capacity";
import { problem } from "../../capacity/problem";
import type { Check } from "./check";

/** Spot's share of a usual day, where the environment sets a floor. */
export const checkSpotShare: Check = ({ environment: draft }) => {
  const floor = draft.spot?.minSharePercent ?? 0;
  const nodeGroups = floor === 0 ? undefined : ENVIRONMENT.shape.nodeGroups.safeParse(draft.nodeGroups).data;
  const { zones = [] } = draft;
  if (nodeGroups === undefined || zones.includes(undefined)) {
    return [];
  }
  const groups = Object.entries(nodeGroups);
  if (groups.some(([, { instanceTypes }]) => instanceTypes.some((name) => instanceType(name) === undefined))) {
    return [];
  }
  const named = zones.flatMap((zone) => zone ?? []);
  const { typical } = spotShare(groups.map(([name, group]) => shareGroupOf({ zones: named }, name, group)));
  const share = Math.floor(typical.spotPercent ?? 0);
  return share >= floor
    ? []
    : [
        problem(
          ["spot", "minSharePercent"],
          `${floor} is not reached: ${share} % of vCPU is spot when every group has its typical size; ` +
            "make spot groups larger or on-demand ones smaller, or lower it",
        ),
      ];
};
