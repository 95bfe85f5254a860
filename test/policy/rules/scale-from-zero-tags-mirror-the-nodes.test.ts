import { expect, test } from "@jest/globals";

import { scaleFromZeroTagsMirrorTheNodes as rule } from "../../../policy/rules/scale-from-zero-tags-mirror-the-nodes";
import { CLUSTER_TAG, DISCOVERY_TAGS, ON_DEMAND_ONLY, spotNodes } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const LABEL = "k8s.io/cluster-autoscaler/node-template/label/";
const TAINT = "k8s.io/cluster-autoscaler/node-template/taint/";
const BATCH = { key: "batch", value: "true", effect: "NoSchedule" };

function says(what: string, ...tags: string[]): string[] {
  const add = tags.map((tag) => `${tag}<key>`).join(" and ");
  return [`workers tags: do not tell the autoscaler of ${what} that the nodes start with; add ${add}`];
}

function nodeConfig(labels: string, taints: readonly object[] = []): string {
  const kubelet = {
    ...(labels === "" ? {} : { flags: [`--node-labels=${labels}`] }),
    ...(taints.length === 0 ? {} : { config: { registerWithTaints: taints } }),
  };
  return JSON.stringify({ apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec: { kubelet } });
}

function tag(key: unknown, value: unknown) {
  return { key, value, propagateAtLaunch: false };
}

/** The autoscaled group `workers`, which may be empty, whose nodes start with such user data. */
function nodes(userData: string, tags: readonly object[] = [], group: object = {}) {
  const base64 = userData === UNKNOWN ? userData : Buffer.from(userData).toString("base64");
  return {
    nodes: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { userData: base64 } },
    ...spotNodes({
      minSize: 0,
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${nodes.id}", version: "1" } },
      },
      tags: [CLUSTER_TAG, ...DISCOVERY_TAGS, ...tags],
      ...group,
    }),
  };
}

const LIFECYCLE = nodeConfig("lifecycle=spot");

test.each([
  { case: "a label that no tag tells of", resources: nodes(LIFECYCLE), expected: says("1 label", LABEL) },
  { case: "a label that one does", resources: nodes(LIFECYCLE, [tag(`${LABEL}lifecycle`, "spot")]), expected: [] },
  {
    case: "a label of another value",
    resources: nodes(LIFECYCLE, [tag(`${LABEL}lifecycle`, "Ec2Spot")]),
    expected: says("1 label", LABEL),
  },
  {
    case: "two labels, one of them told",
    resources: nodes(nodeConfig("lifecycle=spot,team=web"), [tag(`${LABEL}team`, "web")]),
    expected: says("1 label", LABEL),
  },
  {
    case: "two labels",
    resources: nodes(nodeConfig("lifecycle=spot,team=web")),
    expected: says("2 labels", LABEL),
  },
  {
    case: "a label given twice, of which the last holds",
    resources: nodes(nodeConfig("lifecycle=od,lifecycle=spot"), [tag(`${LABEL}lifecycle`, "spot")]),
    expected: [],
  },
  {
    case: "a label given twice, of which a tag tells the first",
    resources: nodes(nodeConfig("lifecycle=od,lifecycle=spot"), [tag(`${LABEL}lifecycle`, "od")]),
    expected: says("1 label", LABEL),
  },
  { case: "a taint that no tag tells of", resources: nodes(nodeConfig("", [BATCH])), expected: says("1 taint", TAINT) },
  {
    case: "a taint that one does",
    resources: nodes(nodeConfig("", [BATCH]), [tag(`${TAINT}batch`, "true:NoSchedule")]),
    expected: [],
  },
  {
    case: "a taint of another effect",
    resources: nodes(nodeConfig("", [BATCH]), [tag(`${TAINT}batch`, "true:NoExecute")]),
    expected: says("1 taint", TAINT),
  },
  {
    case: "a taint without a value",
    resources: nodes(nodeConfig("", [{ key: "batch", effect: "NoExecute" }]), [tag(`${TAINT}batch`, ":NoExecute")]),
    expected: [],
  },
  {
    case: "a label and a taint",
    resources: nodes(nodeConfig("lifecycle=spot", [BATCH])),
    expected: says("1 label and 1 taint", LABEL, TAINT),
  },
  {
    case: "a taint that only prefers other nodes",
    resources: nodes(nodeConfig("", [{ ...BATCH, effect: "PreferNoSchedule" }])),
    expected: [],
  },
  {
    case: "taints that are taken off soon",
    resources: nodes(
      nodeConfig("", [
        { key: "node.cilium.io/agent-not-ready", value: "true", effect: "NoExecute" },
        { key: "startup-taint.cluster-autoscaler.kubernetes.io/gpu", value: "true", effect: "NoSchedule" },
      ]),
    ),
    expected: [],
  },
  {
    case: "labels that the autoscaler knows by itself",
    resources: nodes(
      nodeConfig(
        "node.kubernetes.io/instance-type=m5.large,kubernetes.io/arch=amd64,bottlerocket.aws/updater-interface-version=2.0.0",
      ),
    ),
    expected: [],
  },
  { case: "no label", resources: nodes(nodeConfig("")), expected: [] },
  {
    case: "bootstrap.sh",
    resources: nodes(
      "#!/bin/bash\n/etc/eks/bootstrap.sh east --kubelet-extra-args " +
        "'--node-labels=lifecycle=spot --register-with-taints=batch=true:NoSchedule,gpu:NoExecute'\n",
    ),
    expected: says("1 label and 2 taints", LABEL, TAINT),
  },
  {
    case: "Bottlerocket",
    resources: nodes(
      '[settings.kubernetes.node-labels]\nlifecycle = "spot"\n' +
        '[settings.kubernetes.node-taints]\nbatch = ["true:NoSchedule"]\nold = "true:NoExecute"\n',
    ),
    expected: says("1 label and 2 taints", LABEL, TAINT),
  },
  {
    case: "a label that the node finds out",
    resources: nodes("#!/bin/bash\n/etc/eks/bootstrap.sh east --kubelet-extra-args --node-labels=lifecycle=$LIFE\n"),
    expected: [],
  },
  { case: "user data that is none", resources: nodes("{"), expected: [] },
  { case: "never empty", resources: nodes(LIFECYCLE, [], { minSize: 1 }), expected: [] },
  { case: "a bound as text", resources: nodes(LIFECYCLE, [], { minSize: "0" }), expected: says("1 label", LABEL) },
  { case: "not autoscaled", resources: nodes(LIFECYCLE, [], { tags: [CLUSTER_TAG] }), expected: [] },
  { case: "no spot anywhere", resources: nodes(LIFECYCLE, [], { mixedInstancesPolicy: ON_DEMAND_ONLY }), expected: [] },
  {
    case: "a managed node group, whose labels EKS tells",
    resources: { spot: { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } } },
    expected: [],
  },
  {
    case: "user data unknown",
    resources: nodes(UNKNOWN),
    expected: ["workers unknown: userData is not known during a preview"],
  },
  {
    case: "a bound unknown",
    resources: nodes(LIFECYCLE, [], { minSize: UNKNOWN }),
    expected: ["workers unknown: minSize is not known during a preview"],
  },
  {
    case: "a tag's key unknown",
    resources: nodes(LIFECYCLE, [tag(UNKNOWN, "spot")]),
    expected: ["workers unknown: tags[3].key is not known during a preview"],
  },
  { case: "a tag's value unknown", resources: nodes(LIFECYCLE, [tag(`${LABEL}lifecycle`, UNKNOWN)]), expected: [] },
  {
    case: "another bound unknown",
    resources: nodes(LIFECYCLE, [], { maxSize: UNKNOWN }),
    expected: says("1 label", LABEL),
  },
])("$case", ({ resources, expected }) => {
  expect(runOn(rule, resources)).toEqual(expected);
});

test("a tag may be a resource of its own", () => {
  const properties = { autoscalingGroupName: "${workers.name}", tag: tag(`${LABEL}lifecycle`, "spot") };
  const resources = { ...nodes(LIFECYCLE), lifecycle: { type: "aws:autoscaling/tag:Tag", properties } };
  expect(runOn(rule, resources)).toEqual([]);
});

test("an on-demand group that may be empty, beside spot nodes", () => {
  const { nodes: template, workers } = nodes(LIFECYCLE, [], {
    launchTemplate: { id: "${nodes.id}" },
    mixedInstancesPolicy: null,
  });
  const spot = { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } };
  expect(runOn(rule, { nodes: template, workers })).toEqual([]);
  expect(runOn(rule, { nodes: template, workers, spot })).toEqual(says("1 label", LABEL));
});

test("an organisation may have labels that no pod asks for", () => {
  const options = { ignoredLabels: ["team"] };
  expect(runOn(rule, nodes(nodeConfig("team=web")), { options })).toEqual([]);
  expect(runOn(rule, nodes(nodeConfig("team=web,lifecycle=spot")), { options })).toEqual(says("1 label", LABEL));
});
