import { spotPools } from "../../capacity/pools";
import { instanceType } from "../../facts/ec2-catalogue";
import { problem, type Problem } from "../../capacity/problem";
import { zoneOf } from "../zone";
import type { Check, Checked } from "./check";
import { al2023Problem, unknownTypeProblem } from "./instance-types";
import { membershipProblem } from "./zones";

const TYPE_PATH = ["bastion", "instanceType"];

/** The bastion's type is known, and offered where it is to stand. */
export const checkBastion: Check = (checked) => {
  const { bastion, zones = [] } = checked.environment;
  if (bastion === undefined) {
    return [];
  }
  const wrongZone = membershipProblem(["bastion", "zone"], bastion.zone, zones);
  const zone = bastion.zone ?? zones[0];
  return [
    ...wrongZone,
    ...(bastion.instanceType === undefined
      ? []
      : typeProblems(checked, bastion.instanceType, wrongZone.length === 0 ? zone : undefined)),
  ];
};

function typeProblems({ environment, region }: Checked, type: string, zone: string | undefined): readonly Problem[] {
  const known = instanceType(type);
  const wrong = known === undefined ? unknownTypeProblem(type) : al2023Problem(known);
  if (wrong !== undefined) {
    return [problem(TYPE_PATH, wrong)];
  }
  if (zone === undefined) {
    return [];
  }
  const { missing } = spotPools({ region, instanceTypes: [type], zones: [zoneOf(zone, environment.zoneIds)] });
  return missing.length === 0
    ? []
    : [problem(TYPE_PATH, `${type} is not offered in ${zone}; write another type, or another zone in bastion.zone`)];
}
