import { expect, test } from "@jest/globals";

import {
  addonVersionProblem,
  addonVersionsFor,
  al2023ReleaseDate,
  al2023ReleaseProblem,
  defaultAddonVersion,
  isEksAddon,
  isKubernetesMinor,
  kubernetesVersionProblem,
  supportState,
} from "../../capacity/eks-compatibility";
import { EKS_ADDONS, KUBERNETES_MINORS, type EksAddon, type KubernetesMinor } from "../../facts/eks-versions";

const NOT_ONE = "is not one of 1.33, 1.34, 1.35, 1.36; the nearest is";

test.each([
  { version: "1.33", problem: undefined },
  { version: "1.36", problem: undefined },
  { version: "1.37", problem: `1.37 ${NOT_ONE} "1.36"` },
  { version: "1.30", problem: `1.30 ${NOT_ONE} "1.33"` },
  { version: "1.3", problem: `1.3 ${NOT_ONE} "1.33"` },
  { version: "1.35.2", problem: `1.35.2 ${NOT_ONE} "1.35"` },
  { version: "latest", problem: `latest ${NOT_ONE} "1.36"` },
])("the Kubernetes version $version has the problem: $problem", ({ version, problem }) => {
  expect(kubernetesVersionProblem(version)).toBe(problem);
  expect(isKubernetesMinor(version)).toBe(problem === undefined);
});

test.each([
  { name: "vpc-cni", known: true },
  { name: "aws-ebs-csi-driver", known: true },
  { name: "metrics-server", known: false },
])("the add-on $name is known: $known", ({ name, known }) => {
  expect(isEksAddon(name)).toBe(known);
});

test("the defaults of every minor have no problem", () => {
  const problems = KUBERNETES_MINORS.flatMap((minor) =>
    EKS_ADDONS.flatMap((addon) => addonVersionProblem(addon, defaultAddonVersion(addon, minor), minor) ?? []),
  );
  expect(problems).toEqual([]);
});

test("the versions known on a minor are listed newest first", () => {
  expect(addonVersionsFor("kube-proxy", "1.36")).toEqual([
    "v1.36.0-eksbuild.45",
    "v1.36.0-eksbuild.25",
    "v1.36.0-eksbuild.21",
    "v1.36.0-eksbuild.14",
  ]);
});

test.each<{ what: string; asked: [EksAddon, string, KubernetesMinor]; problem: string | undefined }>([
  { what: "a known pair", asked: ["coredns", "v1.14.6-eksbuild.4", "1.35"], problem: undefined },
  {
    what: "a version of another minor",
    asked: ["kube-proxy", "v1.35.3-eksbuild.29", "1.34"],
    problem:
      "v1.35.3-eksbuild.29 is not a version of kube-proxy known to fit Kubernetes 1.34; write one of v1.34.6-eksbuild.29, v1.34.6-eksbuild.25, v1.34.6-eksbuild.13",
  },
  {
    what: "a version that is not known",
    asked: ["eks-pod-identity-agent", "v2.0.0-eksbuild.1", "1.34"],
    problem:
      "v2.0.0-eksbuild.1 is not a known version of eks-pod-identity-agent; for Kubernetes 1.34 write one of v1.3.10-eksbuild.3, v1.3.10-eksbuild.2; the nearest is v1.3.10-eksbuild.3",
  },
  {
    what: "nothing like a version",
    asked: ["eks-pod-identity-agent", "latest", "1.34"],
    problem:
      "latest is not a known version of eks-pod-identity-agent; for Kubernetes 1.34 write one of v1.3.10-eksbuild.3, v1.3.10-eksbuild.2",
  },
  {
    what: "a name every object has",
    asked: ["eks-pod-identity-agent", "constructor", "1.34"],
    problem:
      "constructor is not a known version of eks-pod-identity-agent; for Kubernetes 1.34 write one of v1.3.10-eksbuild.3, v1.3.10-eksbuild.2",
  },
])("an add-on's version is held against the minor: $what", ({ asked, problem }) => {
  expect(addonVersionProblem(...asked)).toBe(problem);
});

test("a node image's release is held against the minor", () => {
  expect(al2023ReleaseProblem("1.36.4-20260930", "1.36")).toBeUndefined();
  expect(al2023ReleaseProblem("1.35.8-20260930", "1.36")).toMatch(
    /^1\.35\.8-20260930 is not an AL2023 release known for Kubernetes 1\.36; write one of 1\.36\.4-20261003, 1\.36\.4-20260930, /,
  );
});

test("the day of a release is its last part", () => {
  expect(al2023ReleaseDate("1.36.4-20260930")).toBe("20260930");
});

test.each(["v20260930", "1.36.4", "1.36.4-2026093", "1.36-20260930"])("%s is no release", (release) => {
  expect(() => al2023ReleaseDate(release)).toThrow(
    new RangeError(`release: ${release} is not a kubelet version and a day, such as 1.36.4-20260930`),
  );
});

test.each([
  { minor: "1.34", today: "2026-12-01", state: "standard" },
  { minor: "1.34", today: "2026-12-02", state: "extended" },
  { minor: "1.33", today: "2027-07-28", state: "extended" },
  { minor: "1.33", today: "2027-07-29", state: "ended" },
] as const)("on $today EKS gives $minor $state support", ({ minor, today, state }) => {
  expect(supportState(minor, today)).toBe(state);
});
