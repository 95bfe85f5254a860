import { expect, test } from "@jest/globals";

import { problemsOf, type RefusedRow } from "../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "an unknown key near a known one",
    set: { "cluster.verison": "1.36" },
    problems: ["cluster.verison: is not a known key; did you mean version?"],
  },
  {
    what: "an unknown key near none",
    set: { "network.dhcp": true },
    problems: [
      "network.dhcp: is not a known key; write one of cidrBlock, podCidrBlock, nat, endpoints, vpnGateway, flowLogs, tagsForCluster, existing",
    ],
  },
  {
    what: "an unknown key at the top",
    set: { nodegroups: {} },
    problems: ["nodegroups: is not a known key; did you mean nodeGroups?"],
  },
  {
    what: "a key that later versions may know",
    set: { observability: "none" },
    problems: [
      "observability: is not a known key; write one of name, zones, zoneIds, tags, deletionProtection, account, iam, spot, interruption, network, images, cluster, provisioner, addons, headroom, descheduler, storage, monitoring, workloads, delivery, bastion, nodeGroups",
    ],
  },
  {
    what: "a wrong type",
    set: { "network.nat": 5 },
    problems: ["network.nat: 5 is not one of none, single, per-zone"],
  },
  {
    what: "a word that is none of those allowed",
    set: { "network.nat": "per-zones" },
    problems: ["network.nat: per-zones is not one of none, single, per-zone; did you mean per-zone?"],
  },
  { what: "a list where a map belongs", set: { network: [] }, problems: ["network: an empty list is not a map"] },
  {
    what: "a text where a list belongs",
    set: { zones: "us-east-1a" },
    problems: ['zones: "us-east-1a" is not a list of 2 to 4 zones; the address plan has room for four'],
  },
  {
    what: "nothing behind the colon",
    set: { "cluster.version": null },
    problems: [
      'cluster.version: null is not a Kubernetes version in quotes, such as "1.36"; write a value, or leave the key out',
    ],
  },
  {
    what: "a key left out",
    set: { "network.nat": undefined },
    problems: ["network.nat: is missing; write one of none, single, per-zone"],
  },
  { what: "a part left out", set: { network: undefined }, problems: ["network: is missing; write a map"] },
  {
    what: "a number in quotes",
    set: { "nodeGroups.own.size.max": "5" },
    problems: [
      'nodeGroups.managed.size.max: "5" is not a whole number from 1 to 5000; write it without quotes',
      'nodeGroups.own.size.max: "5" is not a whole number from 1 to 5000; write it without quotes',
    ],
  },
  {
    what: "a number with a fraction",
    set: { "nodeGroups.own.size.max": 2.5 },
    problems: [
      "nodeGroups.managed.size.max: 2.5 is not a whole number from 1 to 5000",
      "nodeGroups.own.size.max: 2.5 is not a whole number from 1 to 5000",
    ],
  },
  {
    what: "a number too large",
    set: { "nodeGroups.own.size.max": 5001 },
    problems: [
      "nodeGroups.managed.size.max: 5001 is not a whole number from 1 to 5000",
      "nodeGroups.own.size.max: 5001 is not a whole number from 1 to 5000",
    ],
  },
  {
    what: "a truth in quotes",
    set: { deletionProtection: "true" },
    problems: ['deletionProtection: "true" is not true or false; write it without quotes'],
  },
  {
    what: "yes, which YAML leaves a string",
    set: { deletionProtection: "yes" },
    problems: ['deletionProtection: "yes" is not true or false'],
  },
  {
    what: "a version without quotes",
    set: { "cluster.version": 1.3 },
    problems: [
      'cluster.version: 1.3 is not a Kubernetes version in quotes, such as "1.36"; quote it: without quotes YAML made the number 1.3 of it',
    ],
  },
  {
    what: "an account id without quotes",
    set: { account: { allowedAccountIds: [12345678901] } },
    problems: [
      "account.allowedAccountIds[0]: 12345678901 is not an account id: 12 digits in quotes; quote it: without quotes YAML made the number 12345678901 of it",
    ],
  },
  {
    what: "an account id of eleven digits",
    set: { account: { allowedAccountIds: ["12345678901"] } },
    problems: ["account.allowedAccountIds[0]: 12345678901 is not an account id: 12 digits in quotes"],
  },
  {
    what: "a date without quotes",
    set: { tags: { until: "2026-12-31 00:00:00 +0000 UTC" } },
    problems: [
      'tags.until: "2026-12-31 00:00:00 +0000 UTC" is not what was written: YAML made a time of it; quote it: "2026-12-31"',
    ],
  },
  {
    what: "a tag that is a number",
    set: { tags: { "cost-center": 4711 } },
    problems: [
      "tags.cost-center: 4711 is not a string in quotes; quote it: without quotes YAML made the number 4711 of it",
    ],
  },
  {
    what: "a tag that is a truth",
    set: { tags: { spot: true } },
    problems: ["tags.spot: true is not a string in quotes; quote it: without quotes YAML made the boolean true of it"],
  },
  {
    what: "a log type nobody knows",
    set: { "cluster.logTypes": ["api", "audits"] },
    problems: [
      "cluster.logTypes[1]: audits is not one of api, audit, authenticator, controllerManager, scheduler; did you mean audit?",
    ],
  },
  {
    what: "a retention CloudWatch does not keep",
    set: { "cluster.logRetentionDays": 100 },
    problems: [
      "cluster.logRetentionDays: 100 is not a number of days CloudWatch Logs keeps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ],
  },
  {
    what: "a retention that is no number",
    set: { "cluster.logRetentionDays": "90 days" },
    problems: [
      'cluster.logRetentionDays: "90 days" is not a number of days CloudWatch Logs keeps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
    ],
  },
  {
    what: "a group of an unknown kind",
    set: { "nodeGroups.own.kind": "on-demnad" },
    problems: [
      "nodeGroups.own.kind: on-demnad is not one of on-demand, spot, mixed, enduring; did you mean on-demand?",
    ],
  },
  {
    what: "a spot group without management",
    set: { "nodeGroups.own.management": undefined },
    problems: ["nodeGroups.own.management: is missing; write one of managed, self-managed"],
  },
  {
    what: "a management that an on-demand group has not",
    set: {
      "nodeGroups.own.kind": "on-demand",
      "nodeGroups.own.management": "own",
      "nodeGroups.own.minPools": undefined,
    },
    problems: ["nodeGroups.own.management: own is not one of managed, self-managed"],
  },
  {
    what: "a spot group of unknown management",
    set: { "nodeGroups.own.management": "selfmanaged" },
    problems: [
      "nodeGroups.own.management: selfmanaged is not one of managed, self-managed; did you mean self-managed?",
    ],
  },
  {
    what: "a group whose management is misspelled as a key, and what else is wrong with it",
    set: {
      "nodeGroups.own": {
        kind: "spot",
        managment: "managed",
        instanceTypes: ["m5.large", "m5.large"],
        size: { min: 5, max: "3" },
        zones: ["us-east-1f"],
        taint: [],
        spotTaints: [],
        minPools: { instanceTypes: 1, zones: 1 },
      },
    },
    problems: [
      "nodeGroups.own.management: is missing; write one of managed, self-managed",
      'nodeGroups.own.size.max: "3" is not a whole number from 1 to 5000; write it without quotes',
      "nodeGroups.own.managment: is not a known key; did you mean management?",
      "nodeGroups.own.taint: is not a known key; did you mean taints?",
      "nodeGroups.own.spotTaints: is not a key of this group, only of a group of kind mixed; leave it out",
      "nodeGroups.own.zones[0]: us-east-1f is not one of the environment's zones us-east-1a, us-east-1b; write one of them",
      "nodeGroups.own.instanceTypes[1]: m5.large is not a type of its own: it is listed above; remove it",
    ],
  },
  {
    what: "a group whose kind is misspelled as a key, and what else is wrong with it",
    set: { "nodeGroups.system": { knd: "on-demand", role: "system", size: { min: 3, max: 2 } } },
    problems: [
      "nodeGroups.system.kind: is missing; write one of on-demand, spot, mixed, enduring",
      "nodeGroups.system.instanceTypes: is missing; write a list of 1 to 20 instance types",
      "nodeGroups.system.knd: is not a known key; did you mean kind?",
      "nodeGroups.system.size.min: 3 is not at most max, 2; lower min or raise max",
    ],
  },
  {
    what: "a managed group's key on a self-managed group",
    set: { "nodeGroups.own.update": { maxUnavailablePercentage: 10 } },
    problems: [
      "nodeGroups.own.update: is not a key of a self-managed spot group, only of a managed on-demand group and a managed spot group; leave it out",
    ],
  },
  {
    what: "a self-managed group's key on a managed group",
    set: { "nodeGroups.managed.allocationStrategy": "capacity-optimized" },
    problems: [
      "nodeGroups.managed.allocationStrategy: is not a key of a managed spot group, only of a self-managed spot group and a group of kind mixed; leave it out",
    ],
  },
  {
    what: "a price cap, which makes interruptions more frequent",
    set: { "nodeGroups.own.spotMaxPrice": "0.1" },
    problems: [
      "nodeGroups.own.spotMaxPrice: is not a key of this document: spot with a price cap is interrupted more often; leave it out: nobody pays more than on-demand",
    ],
  },
  {
    what: "a key near one that only such a group has",
    set: { "nodeGroups.own.instanceRefesh": {} },
    problems: ["nodeGroups.own.instanceRefesh: is not a known key; did you mean instanceRefresh?"],
  },
  {
    what: "the system role on a spot group",
    set: { "nodeGroups.managed.role": "system" },
    problems: [
      "nodeGroups.managed.role: is not a key of a managed spot group, only of a managed on-demand group; leave it out",
    ],
  },
  {
    what: "the strategy that is interrupted most",
    set: { "nodeGroups.own.allocationStrategy": "lowest-price" },
    problems: [
      "nodeGroups.own.allocationStrategy: lowest-price is not one of price-capacity-optimized, capacity-optimized, capacity-optimized-prioritized",
    ],
  },
  { what: "a group that is no map", set: { "nodeGroups.own": 5 }, problems: ["nodeGroups.own: 5 is not a map"] },
  {
    what: "an empty group",
    set: { "nodeGroups.own": {} },
    problems: [
      "nodeGroups.own.kind: is missing; write one of on-demand, spot, mixed, enduring",
      "nodeGroups.own.instanceTypes: is missing; write a list of 1 to 20 instance types",
      "nodeGroups.own.size: is missing; write a map",
    ],
  },
  {
    what: "no node groups",
    set: { nodeGroups: {} },
    problems: [
      "nodeGroups: none is not exactly one group with role: system; add a group of kind: on-demand with role: system",
    ],
  },
  {
    what: "an unknown add-on",
    set: { "cluster.addonVersions": { "core-dns": "v1.14.3-eksbuild.5" } },
    problems: ["cluster.addonVersions.core-dns: is not a known key; did you mean coredns?"],
  },
  {
    what: "an unknown key in an unusual map",
    set: { "nodeGroups.own.kubelet": { evictionHard: { "memory.availble": "1Gi" } } },
    problems: [
      'nodeGroups.own.kubelet.evictionHard["memory.availble"]: is not a known key; did you mean memory.available?',
    ],
  },
  {
    what: "an amount that is none",
    set: { "nodeGroups.own.kubelet": { systemReserved: { memory: "1 GB" } } },
    problems: [
      'nodeGroups.own.kubelet.systemReserved.memory: "1 GB" is not an amount of bytes, such as 200Mi or 1Gi; m would be thousandths of a byte',
    ],
  },
  {
    what: "a taint with an effect as EKS spells it",
    set: { "nodeGroups.own.taints": [{ key: "a", effect: "NO_SCHEDULE" }] },
    problems: [
      "nodeGroups.own.taints[0].effect: NO_SCHEDULE is not one of NoSchedule, PreferNoSchedule, NoExecute; did you mean NoSchedule?",
    ],
  },
  {
    what: "a disk too small for the image",
    set: { "nodeGroups.own.disk": { sizeGiB: 10 } },
    problems: ["nodeGroups.own.disk.sizeGiB: 10 is not a whole number from 20 to 65536"],
  },
  {
    what: "a fifth zone",
    set: { zones: ["a", "b", "c", "d", "f"].map((letter) => "us-east-1" + letter) },
    problems: ["zones: a list of 5 is not a list of 2 to 4 zones; the address plan has room for four"],
  },
  {
    what: "a single zone",
    set: { zones: ["us-east-1a"] },
    problems: [
      "zones: a list of 1 is not a list of 2 to 4 zones; the address plan has room for four",
      "cluster.controlPlaneZones: us-east-1a, us-east-1b is not how zones begins, us-east-1a; zones must begin with the control plane's, in their order, and a control plane never changes its zones",
    ],
  },
  {
    what: "a zone with capitals",
    set: { "zones.1": "US-EAST-1B" },
    problems: ["zones[1]: US-EAST-1B is not the name of a zone, such as us-east-1a"],
  },
  {
    what: "a very long value",
    set: { name: "x".repeat(5000) + "!" },
    problems: [
      'name: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not lower-case letters, digits and single hyphens, beginning with a letter',
    ],
  },
  {
    what: "a value on several lines",
    set: { name: "a\nb" },
    problems: ['name: "a\\nb" is not lower-case letters, digits and single hyphens, beginning with a letter'],
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});
