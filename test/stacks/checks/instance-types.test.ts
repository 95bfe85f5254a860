import { expect, test } from "@jest/globals";

import { problemsOf, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "an unknown type near a known one",
    set: { "nodeGroups.own.instanceTypes": ["m7i.xlarg"] },
    problems: ["nodeGroups.own.instanceTypes[0]: m7i.xlarg is not a known instance type; did you mean m7i.xlarge?"],
  },
  {
    what: "an unknown type near none",
    set: { "nodeGroups.own.instanceTypes": ["quantum.huge"] },
    problems: [
      "nodeGroups.own.instanceTypes[0]: quantum.huge is not a known instance type; look it up in the EC2 console",
    ],
  },
  {
    what: "a type that Amazon Linux 2023 does not run on",
    set: { "nodeGroups.own.instanceTypes": ["a1.large"] },
    problems: [
      "nodeGroups.own.instanceTypes[0]: a1.large is not a type that AL2023 runs on; write one of Graviton2 or later, such as m6g.large",
    ],
  },
  {
    what: "no type",
    set: { "nodeGroups.own.instanceTypes": [] },
    problems: ["nodeGroups.own.instanceTypes: an empty list is not a list of 1 to 40 instance types"],
  },
  {
    what: "twenty-one types in a managed group",
    set: { "nodeGroups.managed.instanceTypes": Array.from({ length: 21 }, (_, index) => "m7i.size" + String(index)) },
    problems: [
      "nodeGroups.managed.instanceTypes: a list of 21 is not a list of 1 to 20 instance types",
      "nodeGroups.managed.instanceTypes[0]: m7i.size0 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[1]: m7i.size1 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[2]: m7i.size2 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[3]: m7i.size3 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[4]: m7i.size4 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[5]: m7i.size5 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[6]: m7i.size6 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[7]: m7i.size7 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[8]: m7i.size8 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[9]: m7i.size9 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[10]: m7i.size10 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[11]: m7i.size11 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[12]: m7i.size12 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[13]: m7i.size13 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[14]: m7i.size14 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[15]: m7i.size15 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[16]: m7i.size16 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[17]: m7i.size17 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[18]: m7i.size18 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[19]: m7i.size19 is not a known instance type; look it up in the EC2 console",
      "nodeGroups.managed.instanceTypes[20]: m7i.size20 is not a known instance type; look it up in the EC2 console",
    ],
  },
  {
    what: "a type twice",
    set: { "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m6i.xlarge", "m7i.xlarge"] },
    problems: ["nodeGroups.own.instanceTypes[2]: m7i.xlarge is not a type of its own: it is listed above; remove it"],
  },
  {
    what: "a type of another size",
    set: { "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m6i.xlarge", "m7i.2xlarge"] },
    problems: [
      "nodeGroups.own.instanceTypes[2]: m7i.2xlarge is not of the group's shape: it has 8 vCPU where m7i.xlarge has 4; move it to another group",
    ],
  },
  {
    what: "a type with other memory",
    set: { "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m6i.xlarge", "r7i.xlarge"] },
    problems: [
      "nodeGroups.own.instanceTypes[2]: r7i.xlarge is not of the group's shape: it has 32 GiB of memory where m7i.xlarge has 16 GiB; move it to another group",
    ],
  },
  {
    what: "a type of another architecture",
    set: { "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m6i.xlarge", "m7g.xlarge"] },
    problems: [
      "nodeGroups.own.instanceTypes[2]: m7g.xlarge is not of the group's shape: it is arm64 where m7i.xlarge is amd64; move it to another group",
    ],
  },
  {
    what: "a type that is not sold as spot",
    set: { "nodeGroups.own.instanceTypes": ["hpc7a.96xlarge"] },
    problems: [
      "nodeGroups.own.instanceTypes[0]: hpc7a.96xlarge is not sold as spot; remove it, or use it in an on-demand group",
    ],
  },
  {
    what: "a type with a GPU",
    set: { "nodeGroups.own.instanceTypes": ["g5.xlarge"] },
    problems: [
      "nodeGroups.own.instanceTypes[0]: g5.xlarge is not a type without GPU or accelerator; the standard node image has no drivers for it: remove it, or write accelerator: nvidia in a group of such types",
    ],
  },
  {
    what: "a type that is no name of one",
    set: { "nodeGroups.own.instanceTypes": ["M7i Large"] },
    problems: ['nodeGroups.own.instanceTypes[0]: "M7i Large" is not the name of an instance type, such as m7i.large'],
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});
