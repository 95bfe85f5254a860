import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a VPC on the loopback block",
    set: { "network.cidrBlock": "127.0.0.0/16" },
    problems: [
      "network.cidrBlock: 127.0.0.0/16 is not a block that networks can use: it lies in 127.0.0.0/8; write 10.0.0.0/16",
    ],
  },
  {
    what: "a VPC too small",
    set: { "network.cidrBlock": "10.0.0.0/24" },
    problems: [
      "network.cidrBlock: 10.0.0.0/24 is not a block of /16 to /20; write 10.0.0.0/16: four zones with a pod on each address need the room",
    ],
  },
  {
    what: "a VPC too large",
    set: { "network.cidrBlock": "10.0.0.0/8" },
    problems: [
      "network.cidrBlock: 10.0.0.0/8 is not a block of /16 to /20; write 10.0.0.0/16: four zones with a pod on each address need the room",
    ],
  },
  {
    what: "a VPC that does not begin at its block",
    set: { "network.cidrBlock": "10.0.5.0/16" },
    problems: ["network.cidrBlock: 10.0.5.0/16 is not the first address of its block; write 10.0.0.0/16"],
  },
  {
    what: "a VPC of no IPv4 block",
    set: { "network.cidrBlock": "300.0.0.0/16" },
    problems: ["network.cidrBlock: 300.0.0.0/16 is not a block of IPv4 addresses; write it like 10.0.0.0/16"],
  },
  {
    what: "a VPC of IPv6",
    set: { "network.cidrBlock": "fd00::/16" },
    problems: ["network.cidrBlock: fd00::/16 is not a block of IPv4 addresses; write it like 10.0.0.0/16"],
  },
  {
    what: "services within the VPC",
    set: { "cluster.serviceCidr": "10.0.4.0/22" },
    problems: [
      "cluster.serviceCidr: 10.0.4.0/22 is not outside the VPC's 10.0.0.0/16; write a block that does not overlap it",
    ],
  },
  {
    what: "services around the VPC",
    set: { "cluster.serviceCidr": "10.0.0.0/12" },
    problems: [
      "cluster.serviceCidr: 10.0.0.0/12 is not outside the VPC's 10.0.0.0/16; write a block that does not overlap it",
    ],
  },
  {
    what: "a VPC over the default services",
    set: { "network.cidrBlock": "172.20.0.0/16" },
    problems: [
      "cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.0.0/16; write a block that does not overlap it",
    ],
  },
  {
    what: "services that do not begin at their block",
    set: { "cluster.serviceCidr": "172.20.1.0/16" },
    problems: ["cluster.serviceCidr: 172.20.1.0/16 is not the first address of its block; write 172.20.0.0/16"],
  },
  {
    what: "services on no IPv4 block",
    set: { "cluster.serviceCidr": "172.20.0/16" },
    problems: ["cluster.serviceCidr: 172.20.0/16 is not a block of IPv4 addresses; write it like 10.0.0.0/16"],
  },
  {
    what: "services too few",
    set: { "cluster.serviceCidr": "172.20.0.0/25" },
    problems: ["cluster.serviceCidr: 172.20.0.0/25 is not a block of /12 to /24; write 172.20.0.0/16"],
  },
  {
    what: "services on public addresses",
    set: { "cluster.serviceCidr": "8.8.0.0/16" },
    problems: [
      "cluster.serviceCidr: 8.8.0.0/16 is not within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16; write 172.20.0.0/16",
    ],
  },
  {
    what: "an endpoint open to all",
    set: { "cluster.publicAccessCidrs": ["0.0.0.0/0"] },
    problems: [
      "cluster.publicAccessCidrs: 0.0.0.0/0 is not a restriction; list the blocks you work from, or set cluster.allowsPublicAccessFromAnywhere: true",
    ],
  },
  {
    what: "an endpoint open to all in two halves",
    set: { "cluster.publicAccessCidrs": ["0.0.0.0/1", "128.0.0.0/1"] },
    problems: [
      "cluster.publicAccessCidrs: 0.0.0.0/1, 128.0.0.0/1 is not a restriction; list the blocks you work from, or set cluster.allowsPublicAccessFromAnywhere: true",
    ],
  },
  {
    what: "an endpoint open to half of all",
    set: { "cluster.publicAccessCidrs": ["128.0.0.0/1"] },
    problems: [
      "cluster.publicAccessCidrs: 128.0.0.0/1 is not a restriction; list the blocks you work from, or set cluster.allowsPublicAccessFromAnywhere: true",
    ],
  },
  {
    what: "an endpoint open to all of IPv6",
    set: { "cluster.publicAccessCidrs": ["192.0.32.0/20", "::/0"] },
    problems: [
      "cluster.publicAccessCidrs[1]: ::/0 is not a block of IPv4 addresses and means everybody; this cluster's endpoint has no other",
    ],
  },
  {
    what: "an endpoint open to some of IPv6",
    set: { "cluster.publicAccessCidrs": ["2001:db8::/32"] },
    problems: [
      "cluster.publicAccessCidrs[0]: 2001:db8::/32 is not a block of IPv4 addresses; this cluster's endpoint has no other",
    ],
  },
  {
    what: "an endpoint open to nobody",
    set: { "cluster.publicAccessCidrs": [] },
    problems: ["cluster.publicAccessCidrs: an empty list is not a list of at least one block of addresses"],
  },
  {
    what: "an endpoint for private addresses",
    set: { "cluster.publicAccessCidrs": ["192.168.1.0/24"] },
    problems: [
      "cluster.publicAccessCidrs[0]: 192.168.1.0/24 is not a public block: it lies in 192.168.0.0/16, which EKS refuses; write the addresses the internet sees",
    ],
  },
  {
    what: "an endpoint for an address inside a block",
    set: { "cluster.publicAccessCidrs": ["192.0.33.7/20"] },
    problems: [
      "cluster.publicAccessCidrs[0]: 192.0.33.7/20 is not the first address of its block; write 192.0.32.0/20",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "the smallest VPC", set: { "network.cidrBlock": "10.0.16.0/20" } },
  { what: "services beside the VPC", set: { "cluster.serviceCidr": "10.1.0.0/16" } },
  {
    what: "services right before the VPC",
    set: { "network.cidrBlock": "10.16.0.0/16", "cluster.serviceCidr": "10.15.0.0/16" },
  },
  {
    what: "an endpoint for blocks within blocks, less than half of all",
    set: { "cluster.publicAccessCidrs": ["64.0.0.0/2", "64.0.0.0/3", "96.0.0.0/3"] },
  },
  {
    what: "an endpoint open to all, and said so",
    set: { "cluster.publicAccessCidrs": ["0.0.0.0/0"], "cluster.allowsPublicAccessFromAnywhere": true },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
