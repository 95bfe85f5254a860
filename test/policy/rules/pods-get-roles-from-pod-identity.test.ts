import { describe, expect, test } from "@jest/globals";

import {
  CRON_JOB,
  DAEMON_SET,
  DEPLOYMENT,
  HELM_RELEASE,
  JOB,
  POD,
  STATEFUL_SET,
} from "../../../policy/resource-types/kubernetes";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { podsGetRolesFromPodIdentity as rule } from "../../../policy/rules/pods-get-roles-from-pod-identity";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const ROLE = "iam.amazonaws.com/role";
const ASKS =
  "ask a proxy on the node for a role; give the pod's service account one by an EKS Pod Identity association";
const MEND = "give pods their roles by EKS Pod Identity associations, then remove it";
const installs = (name: string) => [`chart: installs ${name}; ${MEND}`];
const runs = (name: string) => [`spec.template.spec.containers: run ${name}; ${MEND}`];

test.each([
  { chart: "kube2iam", says: installs("kube2iam") },
  { chart: "kiam", says: installs("kiam") },
  { chart: "uswitch/kiam", says: installs("kiam") },
  { chart: "oci://registry.example.com/charts/kube2iam:3.1.0", says: installs("kube2iam") },
  { chart: "https://example.com/charts/kiam-6.1.2.tgz", says: installs("kiam") },
  { chart: "./charts/kube2iam", says: installs("kube2iam") },
  { chart: "not-kiam", says: [] },
  { chart: "kiam-migration", says: [] },
  { chart: "kiam/dashboards", says: [] },
  { chart: "eks-pod-identity-webhook", says: [] },
  { chart: "", says: [] },
  { chart: ["kiam"], says: [] },
  { chart: undefined, says: [] },
  { chart: UNKNOWN, says: ["unknown: chart is not known during a preview"] },
])("the chart $chart", ({ chart, says }) => {
  expect(run(rule, HELM_RELEASE, { chart, values: { host: { iptables: true } } })).toEqual(says);
});

test.each([
  { values: "annotating pods", given: { podAnnotations: { [ROLE]: "dns" } }, says: [`values.podAnnotations: ${ASKS}`] },
  { values: "annotating service accounts", given: { serviceAccount: { annotations: { [ROLE]: "dns" } } }, says: [] },
  { values: "annotating no pod", given: { podAnnotations: {} }, says: [] },
  { values: "unknown", given: UNKNOWN, says: [] },
])("values $values", ({ given, says }) => {
  expect(run(rule, HELM_RELEASE, { chart: "external-dns", values: given })).toEqual(says);
});

describe("a workload", () => {
  test.each([
    { image: "jtblin/kube2iam:0.11.2", says: runs("kube2iam") },
    { image: "quay.io/uswitch/kiam:v4.2", says: runs("kiam") },
    { image: "kiam", says: runs("kiam") },
    { image: "localhost:5000/mirror/kiam@sha256:0123", says: runs("kiam") },
    { image: "quay.io/uswitch/kiam-exporter:v4.2", says: [] },
    { image: "kiam/agent:1", says: [] },
    { image: 7, says: [] },
    { image: undefined, says: [] },
    { image: UNKNOWN, says: ["unknown: spec.template.spec.containers[1].image is not known during a preview"] },
  ])("of the image $image", ({ image, says }) => {
    const spec = { template: { spec: { containers: [{ image: "busybox" }, { image }] } } };
    for (const type of [DAEMON_SET, DEPLOYMENT, STATEFUL_SET, JOB]) {
      expect(run(rule, type, { spec })).toEqual(says);
    }
  });

  test.each([
    { annotations: "a role", given: { [ROLE]: "crawlers" }, asks: true },
    { annotations: "a role made in the same stack", given: { [ROLE]: UNKNOWN }, asks: true },
    { annotations: "an empty role", given: { [ROLE]: "" }, asks: false },
    { annotations: "a role taken away", given: { [ROLE]: null }, asks: false },
    { annotations: "an external id only", given: { "iam.amazonaws.com/external-id": "1" }, asks: false },
    { annotations: "EKS's annotation", given: { "eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/a" }, asks: false },
    { annotations: "nothing known", given: UNKNOWN, asks: false },
    { annotations: "no object", given: [ROLE], asks: false },
  ])("annotated with $annotations", ({ given, asks }) => {
    const pod = { metadata: { annotations: given }, spec: { containers: [{ image: "busybox" }] } };
    const at = (path: string) => (asks ? [`${path}metadata.annotations: ${ASKS}`] : []);
    for (const type of [DAEMON_SET, DEPLOYMENT, STATEFUL_SET, JOB]) {
      expect(run(rule, type, { spec: { template: pod } })).toEqual(at("spec.template."));
      expect(run(rule, type, { metadata: { annotations: given }, spec: { template: { spec: pod.spec } } })).toEqual([]);
    }
    expect(run(rule, CRON_JOB, { spec: { jobTemplate: { spec: { template: pod } } } })).toEqual(
      at("spec.jobTemplate.spec.template."),
    );
    expect(run(rule, POD, pod)).toEqual(at(""));
  });

  test("annotated, of an image that is unknown", () => {
    const pod = { metadata: { annotations: { [ROLE]: "crawlers" } }, spec: { containers: [{ image: UNKNOWN }] } };
    expect(run(rule, POD, pod)).toEqual([
      `metadata.annotations: ${ASKS}`,
      "unknown: spec.containers[0].image is not known during a preview",
    ]);
  });

  test.each([{}, { spec: null }, { spec: { template: 1 } }, { spec: { template: { spec: { containers: "kiam" } } } }])(
    "of no pod: %j",
    (properties) => {
      expect(run(rule, DEPLOYMENT, properties)).toEqual([]);
    },
  );
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
