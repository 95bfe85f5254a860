import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a version EKS does not offer",
    set: { "cluster.version": "1.37" },
    problems: ['cluster.version: 1.37 is not one of 1.33, 1.34, 1.35, 1.36; the nearest is "1.36"'],
  },
  {
    what: "a version that is long gone",
    set: { "cluster.version": "1.21" },
    problems: ['cluster.version: 1.21 is not one of 1.33, 1.34, 1.35, 1.36; the nearest is "1.33"'],
  },
  {
    what: "a version with a patch",
    set: { "cluster.version": "1.36.4" },
    problems: ['cluster.version: 1.36.4 is not a Kubernetes version in quotes, such as "1.36"'],
  },
  {
    what: "an add-on version nobody has seen",
    set: { "cluster.addonVersions": { coredns: "v9.9.9-eksbuild.1" } },
    problems: [
      "cluster.addonVersions.coredns: v9.9.9-eksbuild.1 is not a known version of coredns; for Kubernetes 1.36 write one of v1.14.7-eksbuild.11, v1.14.7-eksbuild.10, v1.14.6-eksbuild.4, v1.14.3-eksbuild.23, v1.14.3-eksbuild.16, v1.14.3-eksbuild.11, v1.14.3-eksbuild.9, v1.14.3-eksbuild.3; the nearest is v1.14.7-eksbuild.11",
    ],
  },
  {
    what: "an add-on version of another minor",
    set: { "cluster.addonVersions": { "kube-proxy": "v1.33.10-eksbuild.2" } },
    problems: [
      "cluster.addonVersions.kube-proxy: v1.33.10-eksbuild.2 is not a version of kube-proxy known to fit Kubernetes 1.36; write one of v1.36.0-eksbuild.45, v1.36.0-eksbuild.25, v1.36.0-eksbuild.21, v1.36.0-eksbuild.14",
    ],
  },
  {
    what: "an EBS driver older than its role's policy",
    set: { "cluster.version": "1.35", "cluster.addonVersions": { "aws-ebs-csi-driver": "v1.57.1-eksbuild.1" } },
    problems: [
      "cluster.addonVersions.aws-ebs-csi-driver: v1.57.1-eksbuild.1 is not v1.58 or later; its role's policy knows later ones only",
    ],
  },
  {
    what: "an add-on version without its build",
    set: { "cluster.addonVersions": { coredns: "v1.14.3" } },
    problems: ["cluster.addonVersions.coredns: v1.14.3 is not a version such as v1.14.3-eksbuild.5"],
  },
  {
    what: "a node image of another minor",
    set: { "nodeGroups.own.amiRelease": "1.35.8-20260930" },
    problems: [
      "nodeGroups.own.amiRelease: 1.35.8-20260930 is not an AL2023 release known for Kubernetes 1.36; write one of 1.36.4-20261003, 1.36.4-20260930, 1.36.4-20260923, 1.36.4-20260917, 1.36.3-20260911, 1.36.3-20260903, 1.36.3-20260827, 1.36.2-20260818, 1.36.2-20260810, 1.36.2-20260728, 1.36.2-20260724, 1.36.2-20260714, 1.36.2-20260625, 1.36.2-20260618, 1.36.1-20260610",
    ],
  },
  {
    what: "a node image that does not exist",
    set: { "nodeGroups.managed.amiRelease": "1.36.4-20260101" },
    problems: [
      "nodeGroups.managed.amiRelease: 1.36.4-20260101 is not an AL2023 release known for Kubernetes 1.36; write one of 1.36.4-20261003, 1.36.4-20260930, 1.36.4-20260923, 1.36.4-20260917, 1.36.3-20260911, 1.36.3-20260903, 1.36.3-20260827, 1.36.2-20260818, 1.36.2-20260810, 1.36.2-20260728, 1.36.2-20260724, 1.36.2-20260714, 1.36.2-20260625, 1.36.2-20260618, 1.36.1-20260610",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "a node image that exists", set: { "nodeGroups.managed.amiRelease": "1.36.4-20260930" } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
