import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

/** A first zone with few types, of which node groups use only what it has. */
const FEW_OFFERS = {
  zoneIds: { "us-east-1a": "use1-az3", "us-east-1b": "use1-az1" },
  "nodeGroups.system.instanceTypes": ["m4.large"],
  "nodeGroups.managed.zones": ["us-east-1b"],
  "nodeGroups.own.zones": ["us-east-1b"],
};

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a type that nobody knows",
    set: { bastion: { instanceType: "t4g.mirco" } },
    problems: ["bastion.instanceType: t4g.mirco is not a known instance type; did you mean t4g.micro?"],
  },
  {
    what: "a type that Amazon Linux 2023 does not run on",
    set: { bastion: { instanceType: "a1.medium" } },
    problems: [
      "bastion.instanceType: a1.medium is not a type that AL2023 runs on; write one of Graviton2 or later, such as m6g.large",
    ],
  },
  {
    what: "a type that is no name of one",
    set: { bastion: { instanceType: "small" } },
    problems: ["bastion.instanceType: small is not the name of an instance type, such as m7i.large"],
  },
  {
    what: "a zone that is not the environment's",
    set: { bastion: { zone: "us-east-1c" } },
    problems: [
      "bastion.zone: us-east-1c is not one of the environment's zones us-east-1a, us-east-1b; write one of them",
    ],
  },
  {
    what: "a default type that the first zone does not offer",
    set: { bastion: {}, ...FEW_OFFERS },
    problems: [
      "bastion.instanceType: t4g.micro is not offered in us-east-1a; write another type, or another zone in bastion.zone",
    ],
  },
  {
    what: "what a bastion has not",
    set: { bastion: { keyName: "mine", sshCidrs: [] } },
    problems: [
      "bastion.keyName: is not a key of this document: nodes carry no SSH key; leave it out",
      "bastion.sshCidrs: is not a known key; write one of instanceType, zone",
    ],
  },
  {
    what: "a word where its settings belong",
    set: { bastion: true },
    problems: ["bastion: true is not a map"],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "a bastion as it is by default", set: { bastion: {} } },
  { what: "a bastion in a zone and of a type", set: { bastion: { instanceType: "t3.micro", zone: "us-east-1b" } } },
  {
    what: "a bastion in another zone than the one without its type",
    set: { bastion: { zone: "us-east-1b" }, ...FEW_OFFERS },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
