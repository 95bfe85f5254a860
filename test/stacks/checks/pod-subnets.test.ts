import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "no block",
    set: { "network.podCidrBlock": "100.64.0.0/33" },
    problems: ["network.podCidrBlock: 100.64.0.0/33 is not a block of IPv4 addresses; write one such as 100.64.0.0/16"],
  },
  {
    what: "a block too small for the zones",
    set: { "network.podCidrBlock": "100.64.0.0/23" },
    problems: ["network.podCidrBlock: 100.64.0.0/23 is not a block from /16 to /22; write one such as 100.64.0.0/16"],
  },
  {
    what: "a part of the VPC",
    set: { "network.podCidrBlock": "10.0.128.0/17" },
    problems: [
      "network.podCidrBlock: 10.0.128.0/17 is not outside the VPC's 10.0.0.0/16; write one of 100.64.0.0/10 that does not overlap it",
    ],
  },
  {
    what: "a block that AWS refuses, in the addresses of services",
    set: { "network.podCidrBlock": "172.20.0.0/16" },
    problems: [
      "network.podCidrBlock: 172.20.0.0/16 is not a block that AWS adds to a VPC of 10.0.0.0/16: it refuses 172.16.0.0/12; write one of 100.64.0.0/10",
      "network.podCidrBlock: 172.20.0.0/16 is not outside cluster.serviceCidr 172.20.0.0/16; write one of 100.64.0.0/10",
    ],
  },
  {
    what: "a type whose only interface is the node's own",
    set: {
      "network.podCidrBlock": "100.64.0.0/16",
      "nodeGroups.one": {
        ...{ kind: "enduring", management: "self-managed", size: { min: 0, max: 1 } },
        ...{ zones: ["us-east-1a"], instanceTypes: ["hpc6id.32xlarge"] },
      },
    },
    problems: [
      "nodeGroups.one.instanceTypes[0]: hpc6id.32xlarge is not of use with network.podCidrBlock: its only network interface serves no pods; take it out",
      "nodeGroups.one.instanceTypes: hpc6id.32xlarge is not offered in us-east-1a; take other types or zones",
    ],
  },
  {
    what: "more pods than the other interfaces have addresses for",
    set: { "network.podCidrBlock": "100.64.0.0/16", "nodeGroups.own.kubelet": { maxPods: 45 } },
    problems: [
      "nodeGroups.own.kubelet.maxPods: 45 is not at most 44, the pods that m7i.xlarge has addresses for; lower it, or set cluster.prefixDelegation: true",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "carriers' addresses", set: { "network.podCidrBlock": "100.64.0.0/16" } },
  { what: "the next block of the VPC's range", set: { "network.podCidrBlock": "10.1.0.0/16" } },
  {
    what: "as many pods as the other interfaces have addresses for",
    set: { "network.podCidrBlock": "100.64.0.0/22", "nodeGroups.own.kubelet": { maxPods: 44 } },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("takes $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
