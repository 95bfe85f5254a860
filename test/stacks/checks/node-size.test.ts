import { expect, test } from "@jest/globals";

import { problemsOf, SYSTEM, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const OF = (type: string, keys: object = {}) => ({
  "nodeGroups.system": { ...SYSTEM, instanceTypes: [type], ...keys },
});
const TAKES = "is not a type with room for 8 pods and 512 MiB, which CoreDNS and controllers take, but for";

test.each<RefusedRow>([
  {
    what: "of too few pods and too little memory",
    set: OF("t2.nano"),
    problems: [`nodeGroups.system.instanceTypes: t2.nano ${TAKES} 4 and 74 MiB; write larger types, such as m7i.large`],
  },
  {
    what: "of too little memory, however many pods prefixes allow",
    set: { ...OF("t3.micro"), "cluster.prefixDelegation": true },
    problems: [
      `nodeGroups.system.instanceTypes: t3.micro ${TAKES} 34 and 218 MiB; write larger types, such as m7i.large`,
    ],
  },
  {
    what: "whose kubelet keeps back most of the memory",
    set: OF("t3.small", { kubelet: {} }),
    problems: [
      `nodeGroups.system.instanceTypes: t3.small ${TAKES} 11 and 460 MiB; write larger types, such as m7i.large`,
    ],
  },
])("refuses a system group $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each<AcceptedRow>([
  { what: "small nodes with just enough pods", set: OF("m6g.medium") },
  { what: "small nodes in a group of another kind", set: { "nodeGroups.own.instanceTypes": ["t3.micro"] } },
])("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
