import { expect, test } from "@jest/globals";

import { renderSummary } from "../../cli/summary";
import type { Plan, PlannedResource } from "../../preview/plan";
import type { EnvironmentSummary } from "../../stacks/summary";

const RESOURCE: PlannedResource = {
  urn: "urn:pulumi:dev::spot-eks::aws:kms/key:Key::key",
  type: "aws:kms/key:Key",
  name: "key",
  custom: true,
  inputs: {},
  dependencies: [],
  propertyDependencies: {},
  options: {},
};

const PLAN: Plan = {
  project: "spot-eks",
  stack: "dev",
  resources: [RESOURCE, RESOURCE],
  outputs: {},
  lookups: [],
  diagnostics: [
    { severity: "error", message: "an error is printed elsewhere" },
    { severity: "warning", message: "a warning too" },
    { severity: "info", message: "something is unknown here" },
  ],
};

const DATES = { isEstimate: false, onDemandPricesAsOf: "2026-07-20", spotSavingsAsOf: "2025-06-28" };

const SUMMARY: EnvironmentSummary = {
  region: "us-east-1",
  zones: ["us-east-1a", "us-east-1b"],
  nodeGroups: {
    system: {
      kind: "on-demand",
      management: "managed",
      capacityType: "on-demand",
      instanceTypes: ["m7i.large"],
      zones: ["us-east-1a", "us-east-1b"],
      pools: 2,
      size: { min: 2, typical: 2, max: 2 },
    },
    general: {
      kind: "spot",
      management: "self-managed",
      capacityType: "spot",
      instanceTypes: ["m7i.xlarge", "m6i.xlarge", "m5.xlarge"],
      zones: ["us-east-1a", "us-east-1b"],
      pools: 5,
      size: { min: 0, typical: 10, max: 10 },
      rollout: { nodesAtATime: 1, batches: 10, leastMinutes: 20 },
    },
  },
  vcpu: { spot: { min: 0, max: 40 }, "on-demand": { min: 4, max: 4 } },
  quotas: [
    { code: "L-34B43A08", name: "Spot", groups: ["general"], min: 0, max: 40 },
    { name: "on-demand that AWS lists no quota for", groups: ["system"], min: 4, max: 4 },
  ],
  spotShare: {
    min: { spotVcpu: 0, onDemandVcpu: 4, spotPercent: 0 },
    typical: { spotVcpu: 40, onDemandVcpu: 4, spotPercent: 90.9 },
    max: { spotVcpu: 0, onDemandVcpu: 0 },
    steadyOnDemandVcpu: 4,
  },
  hourlyCost: {
    min: { ...DATES, lowUsd: 0.2, highUsd: 0.2 },
    typical: { ...DATES, lowUsd: 0.9, highUsd: 2.2 },
    max: { ...DATES, lowUsd: 0.9, highUsd: 2.2, isEstimate: true },
  },
  notes: ["few pools"],
};

const PLAIN = { columns: Infinity, hasColor: false };

test("what the environment amounts to is drawn in sections, its notes before the plan's", () => {
  expect(renderSummary(PLAN, SUMMARY, PLAIN)).toBe(
    [
      "",
      "Resources:",
      "    + 2 to create",
      "",
      "Zones:",
      "    us-east-1a, us-east-1b (us-east-1)",
      "",
      "Node groups:",
      "    Name     Kind       Management    Nodes    Pools       Instance types",
      "    system   on-demand  managed       2        1 × 2 = 2   m7i.large",
      "    general  spot       self-managed  0 to 10  5 of 3 × 2  m7i.xlarge m6i.xlarge m5.xlarge",
      "",
      "vCPU:",
      "    spot       0 to 40",
      "    on-demand  4",
      "",
      "Spot share of vCPU:",
      "    at minimum         0 %",
      "    typical            90 %",
      "    at maximum         no nodes",
      "    on-demand, always  4 vCPU: what a savings plan may cover",
      "",
      "Instances, USD an hour, all spot to all on-demand (a range, never a quote):",
      "    at minimum  0.20 to 0.20",
      "    typical     0.90 to 2.20",
      "    at maximum  ~0.90 to 2.20",
      "    on-demand prices of 2026-07-20, spot savings of 2025-06-28",
      "",
      "Replacing all nodes, at the largest size:",
      "    Name     Nodes at a time  Batches  Minutes at least",
      "    system   never by itself",
      "    general  1                10       20",
      "",
      "Quotas (EC2, vCPU):",
      "    Name                                   Code        Needed",
      "    Spot                                   L-34B43A08  0 to 40",
      "    on-demand that AWS lists no quota for              4",
      "",
      "Notes:",
      "    - few pools",
      "    - something is unknown here",
      "",
    ].join("\n"),
  );
});

test("a plan without an environment has its count and its own notes", () => {
  expect(renderSummary(PLAN, undefined, PLAIN)).toBe(
    ["", "Resources:", "    + 2 to create", "", "Notes:", "    - something is unknown here", ""].join("\n"),
  );
});

test("a section without lines is left out", () => {
  expect(renderSummary({ ...PLAN, diagnostics: [] }, undefined, PLAIN)).toBe("\nResources:\n    + 2 to create\n");
  expect(renderSummary(PLAN, { ...SUMMARY, nodeGroups: {}, quotas: [] }, PLAIN)).not.toContain("undefined");
});

test("no line is longer than the terminal is wide", () => {
  const lines = renderSummary(PLAN, SUMMARY, { columns: 30, hasColor: false }).split("\n");

  expect(Math.max(...lines.map((line) => line.length))).toBe(30);
  expect(lines).toContain("    general  spot       self-…");
});

test("titles are strong only where colours are wanted", () => {
  expect(renderSummary(PLAN, SUMMARY, { columns: Infinity, hasColor: true })).toContain("\u001b[1mZones:\u001b[");
  expect(renderSummary(PLAN, SUMMARY, PLAIN)).not.toContain("\u001b");
});
