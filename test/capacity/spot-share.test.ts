import { expect, test } from "@jest/globals";

import { onDemandNodes } from "../../capacity/on-demand-split";
import { spotShare, type ShareGroup } from "../../capacity/spot-share";

const SYSTEM: ShareGroup = {
  name: "system",
  instanceTypes: ["m6i.large"],
  size: { min: 2, typical: 2, max: 4 },
  onDemandOf: (nodes) => nodes,
};
const BATCH: ShareGroup = {
  name: "batch",
  instanceTypes: ["m5.xlarge", "m5.2xlarge"],
  size: { min: 0, typical: 2, max: 10 },
  onDemandOf: () => 0,
};
const WEB: ShareGroup = {
  name: "web",
  instanceTypes: ["m5.xlarge"],
  size: { min: 1, typical: 4, max: 9 },
  onDemandOf: (nodes) => onDemandNodes(nodes, { base: 1, percentageAboveBase: 50 }),
};

test("the share is of vCPU, at each size, the largest type of a group counting", () => {
  expect(spotShare([SYSTEM, BATCH])).toEqual({
    min: { spotVcpu: 0, onDemandVcpu: 4, spotPercent: 0 },
    typical: { spotVcpu: 16, onDemandVcpu: 4, spotPercent: 80 },
    max: { spotVcpu: 80, onDemandVcpu: 8, spotPercent: 90.9090909090909 },
    steadyOnDemandVcpu: 4,
  });
});

test("a mixed group is divided at each size", () => {
  expect(spotShare([WEB])).toEqual({
    min: { spotVcpu: 0, onDemandVcpu: 4, spotPercent: 0 },
    typical: { spotVcpu: 4, onDemandVcpu: 12, spotPercent: 25 },
    max: { spotVcpu: 16, onDemandVcpu: 20, spotPercent: 44.44444444444444 },
    steadyOnDemandVcpu: 4,
  });
});

test.each([
  { what: "no groups", groups: [] },
  { what: "no nodes", groups: [{ ...BATCH, size: { min: 0, typical: 0, max: 0 } }] },
])("where there is no vCPU there is no share: $what", ({ groups }) => {
  const none = { spotVcpu: 0, onDemandVcpu: 0 };
  expect(spotShare(groups)).toEqual({ min: none, typical: none, max: none, steadyOnDemandVcpu: 0 });
});

test("a type that there is not is refused", () => {
  expect(() => spotShare([{ ...WEB, instanceTypes: ["m5.tiny"] }])).toThrow(
    new RangeError("web.instanceTypes: m5.tiny is not an instance type in the catalogue"),
  );
});
