import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";
import { inTheirs } from "../their-cluster";

const beside = (key: string, why: string) =>
  `cluster.${key}: is not a key beside cluster.existing: whoever made the cluster ${why}; leave it out`;

const REFUSED: readonly RefusedRow[] = [
  ...[
    { key: "controlPlaneZones", value: ["us-east-1a", "us-east-1b"], why: "chose its zones" },
    { key: "endpointAccess", value: "private", why: "decides from where it is reached" },
    { key: "publicAccessCidrs", value: ["192.0.32.0/20"], why: "decides from where it is reached" },
    { key: "allowsPublicAccessFromAnywhere", value: false, why: "decides from where it is reached" },
    { key: "logTypes", value: ["api"], why: "decides what it logs" },
    { key: "logRetentionDays", value: 90, why: "decides what it logs" },
    { key: "keyRotationDays", value: 365, why: "has the key of its secrets" },
    { key: "keyDeletionWindowDays", value: 30, why: "has the key of its secrets" },
    { key: "supportType", value: "standard", why: "decides when it is upgraded" },
    { key: "admins", value: {}, why: "decides who administers it" },
  ].map(({ key, value, why }) => ({
    what: `${key} of a cluster that is not made here, even where it is the default`,
    set: { ...inTheirs(), [`cluster.${key}`]: value },
    problems: [beside(key, why)],
  })),
  {
    what: "a cluster without its block of services, since a default may not be its own",
    set: {
      ...inTheirs(),
      "network.existing.cidrBlock": "172.20.0.0/16",
      "cluster.serviceCidr": undefined,
    },
    problems: [
      "cluster.serviceCidr: is missing; write the cluster's block of services, as aws eks describe-cluster shows it",
    ],
  },
  {
    what: "a cluster in a VPC that is yet to be made",
    set: { ...inTheirs(), network: { nat: "single" } },
    problems: ["network.existing: is missing; write the VPC of cluster.existing, and its private subnets"],
  },
  {
    what: "protection of nothing",
    set: { ...inTheirs(), deletionProtection: true, account: { allowedAccountIds: ["111122223333"] } },
    problems: [
      "deletionProtection: true is not of any use beside cluster.existing: VPC, cluster and key were made by somebody else; leave it out",
    ],
  },
  {
    what: "a version of an add-on that is not made",
    set: {
      ...inTheirs(),
      "cluster.addonVersions": { coredns: "v1.14.3-eksbuild.23", "kube-proxy": "v1.36.0-eksbuild.25" },
      "cluster.existing.addons": ["coredns"],
    },
    problems: [
      "cluster.addonVersions.kube-proxy: is not a version that is used: add the add-on to cluster.existing.addons, or leave it out",
    ],
  },
  {
    what: "an add-on twice",
    set: { ...inTheirs(), "cluster.existing.addons": ["kube-proxy", "kube-proxy"] },
    problems: ["cluster.existing.addons[1]: kube-proxy is not an add-on of its own: it is listed above; remove it"],
  },
  {
    what: "an add-on that nobody knows",
    set: { ...inTheirs(), "cluster.existing.addons": ["metrics-server"] },
    problems: [
      "cluster.existing.addons[0]: metrics-server is not one of vpc-cni, kube-proxy, coredns, eks-pod-identity-agent, aws-ebs-csi-driver",
    ],
  },
  {
    what: "add-ons for system nodes without any",
    set: { ...inTheirs(), "cluster.existing.addons": ["coredns"], "nodeGroups.system": undefined },
    problems: [
      "nodeGroups: none is not exactly one group with role: system; add a group of kind: on-demand with role: system",
    ],
  },
  {
    what: "a certificate as it is, not in base64",
    set: { ...inTheirs(), "cluster.existing.certificateAuthority": "-----BEGIN CERTIFICATE-----" },
    problems: [
      'cluster.existing.certificateAuthority: "-----BEGIN CERTIFICATE-----" is not a certificate in base64, as aws eks describe-cluster shows it',
    ],
  },
  {
    what: "an endpoint without its scheme",
    set: { ...inTheirs(), "cluster.existing.endpoint": "0123.gr7.us-east-1.eks.amazonaws.com" },
    problems: [
      "cluster.existing.endpoint: 0123.gr7.us-east-1.eks.amazonaws.com is not the URL of an API server, such as https://0123.gr7.us-east-1.eks.amazonaws.com",
    ],
  },
  {
    what: "a made cluster without its zones",
    set: { "cluster.controlPlaneZones": undefined },
    problems: ["cluster.controlPlaneZones: is missing; write a list of at least two zones"],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "groups for a cluster that exists", set: inTheirs() },
  { what: "groups for it without a system group", set: { ...inTheirs(), "nodeGroups.system": undefined } },
  {
    what: "add-ons for every node without a system group",
    set: {
      ...inTheirs(),
      "cluster.existing.addons": ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"],
      "nodeGroups.system": undefined,
    },
  },
  {
    what: "an add-on of a version of its own",
    set: {
      ...inTheirs(),
      "cluster.addonVersions": { coredns: "v1.14.3-eksbuild.23" },
      "cluster.existing.addons": ["coredns"],
    },
  },
  { what: "a bastion for it", set: { ...inTheirs(), bastion: {} } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
