import { expect, test } from "@jest/globals";

import {
  EKS_RESERVED_LABEL_PREFIXES,
  EKS_TAINT_EFFECT,
  KUBELET_LABELS,
  KUBERNETES_LABEL_DOMAINS,
  LABEL_VALUE,
  QUALIFIED_NAME,
  TAINT_EFFECTS,
} from "../../facts/kubernetes";

test.each([
  { name: "team", matches: true },
  { name: "Team_1.a-b", matches: true },
  { name: "a", matches: true },
  { name: "", matches: false },
  { name: "-team", matches: false },
  { name: "team.", matches: false },
  { name: "te am", matches: false },
  { name: "te/am", matches: false },
])("the name of a key may be '$name': $matches", ({ name, matches }) => {
  expect(QUALIFIED_NAME.namePattern.test(name)).toBe(matches);
});

test.each([
  { prefix: "example.com", matches: true },
  { prefix: "spot-eks", matches: true },
  { prefix: "Example.com", matches: false },
  { prefix: "example..com", matches: false },
  { prefix: "-example.com", matches: false },
  { prefix: "example_1.com", matches: false },
])("the prefix of a key may be '$prefix': $matches", ({ prefix, matches }) => {
  expect(QUALIFIED_NAME.prefixPattern.test(prefix)).toBe(matches);
});

test.each([
  { value: "", matches: true },
  { value: "spot", matches: true },
  { value: "1.36", matches: true },
  { value: "a/b", matches: false },
  { value: "_a", matches: false },
  { value: "ä", matches: false },
])("a value may be '$value': $matches", ({ value, matches }) => {
  expect(LABEL_VALUE.pattern.test(value)).toBe(matches);
});

test("keys have a prefix of at most 253 characters and a name of at most 63, values at most 63", () => {
  expect([QUALIFIED_NAME.prefixMaxLength, QUALIFIED_NAME.nameMaxLength, LABEL_VALUE.maxLength]).toEqual([253, 63, 63]);
});

test("taint effects are spelled as Kubernetes and EKS spell them", () => {
  expect(TAINT_EFFECTS).toEqual(["NoSchedule", "PreferNoSchedule", "NoExecute"]);
  expect(EKS_TAINT_EFFECT).toEqual({
    NoSchedule: "NO_SCHEDULE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
  });
});

test("labels that are not the user's to set are known", () => {
  expect(KUBERNETES_LABEL_DOMAINS).toEqual(["kubernetes.io", "k8s.io"]);
  expect(EKS_RESERVED_LABEL_PREFIXES).toEqual(["kubernetes.io/", "k8s.io/", "eks.amazonaws.com/"]);
  expect(KUBELET_LABELS.prefixes).toEqual(["kubelet.kubernetes.io", "node.kubernetes.io"]);
  expect(KUBELET_LABELS.keys).toEqual([
    "beta.kubernetes.io/arch",
    "beta.kubernetes.io/instance-type",
    "beta.kubernetes.io/os",
    "failure-domain.beta.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone",
    "kubernetes.io/arch",
    "kubernetes.io/hostname",
    "kubernetes.io/os",
    "node.kubernetes.io/instance-type",
    "topology.kubernetes.io/region",
    "topology.kubernetes.io/zone",
  ]);
});
