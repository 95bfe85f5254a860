import { expect, test } from "@jest/globals";

import { problemsOf, SYSTEM, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const WEB = { kind: "on-demand", instanceTypes: ["m7i.large"], size: { min: 1, max: 4 } };
const JOBS = { kind: "enduring", zones: ["us-east-1a", "us-east-1b"], instanceTypes: ["m7i.large"], size: WEB.size };
/** Old types are all that use1-az3 offers. */
const OLD = { "nodeGroups.managed.instanceTypes": ["m4.large"], "nodeGroups.own.instanceTypes": ["m4.large"] };
const SECOND_IS_OLD = { ...OLD, zoneIds: { "us-east-1a": "use1-az1", "us-east-1b": "use1-az3" } };
const OLD_SYSTEM = { "nodeGroups.system.instanceTypes": ["m4.large"] };

test.each<RefusedRow>([
  {
    what: "a system group of a type that its region has not",
    set: { "nodeGroups.system": { ...SYSTEM, instanceTypes: ["hpc7a.12xlarge"] } },
    problems: [
      "nodeGroups.system.instanceTypes: hpc7a.12xlarge is not offered in us-east-1a, us-east-1b; take other types or zones",
    ],
  },
  {
    what: "an on-demand group of a type that its region has not",
    set: { "nodeGroups.web": { ...WEB, instanceTypes: ["trn2.48xlarge"], accelerator: "neuron" } },
    problems: [
      "nodeGroups.web.instanceTypes: trn2.48xlarge is not offered in us-east-1a, us-east-1b; take other types or zones",
    ],
  },
  {
    what: "an on-demand group whose only zone has none of its types",
    set: { ...SECOND_IS_OLD, ...OLD_SYSTEM, "nodeGroups.web": { ...WEB, zones: ["us-east-1b"] } },
    problems: ["nodeGroups.web.instanceTypes: m7i.large is not offered in us-east-1b; take other types or zones"],
  },
  {
    what: "a system group one of whose zones has none of its types",
    set: SECOND_IS_OLD,
    problems: ["nodeGroups.system.instanceTypes: m7i.large is not offered in us-east-1b; take other types or zones"],
  },
  {
    what: "an enduring group one of whose zones has none of its types",
    set: { ...SECOND_IS_OLD, ...OLD_SYSTEM, "nodeGroups.jobs": JOBS },
    problems: ["nodeGroups.jobs.instanceTypes: m7i.large is not offered in us-east-1b; take other types or zones"],
  },
  {
    what: "an enduring group in two zones of types that one zone has, whichever it is",
    set: { "nodeGroups.jobs": { ...JOBS, instanceTypes: ["hpc7g.4xlarge"] } },
    problems: [
      "nodeGroups.jobs.instanceTypes: hpc7g.4xlarge is not offered in more than 1 of us-east-1a, us-east-1b; take other types or zones",
    ],
  },
])("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each<AcceptedRow & { readonly region?: string }>([
  {
    what: "an on-demand group one of whose zones has its types",
    set: { ...SECOND_IS_OLD, ...OLD_SYSTEM, "nodeGroups.web": WEB },
  },
  {
    what: "an enduring group each of whose zones has one of its types",
    set: { ...SECOND_IS_OLD, ...OLD_SYSTEM, "nodeGroups.jobs": { ...JOBS, instanceTypes: ["m7i.large", "m4.large"] } },
  },
  {
    what: "a system group whose zones may be those that have its type",
    set: { "nodeGroups.system.instanceTypes": ["m7i.large"] },
  },
  {
    what: "any type in a region that is not in the catalogue",
    set: {
      zones: ["xx-north-9a", "xx-north-9b"],
      "cluster.controlPlaneZones": ["xx-north-9a", "xx-north-9b"],
      "nodeGroups.system.instanceTypes": ["hpc7a.12xlarge"],
    },
    region: "xx-north-9",
  },
])("accepts $what", ({ set, region }) => {
  expect(problemsOf(set, region)).toEqual([]);
});
