import { expect, test } from "@jest/globals";

import { spotNodesTellThatTheyAreSpot as rule } from "../../../policy/rules/spot-nodes-tell-that-they-are-spot";
import { CLUSTER_TAG, ON_DEMAND_ONLY, spotNodes } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const ADD = "add one such as lifecycle=spot to their user data";
const NO_LABEL = `workers mixedInstancesPolicy: launches spot nodes that no label tells from others; ${ADD}`;
const TAINT_ONLY = `workers mixedInstancesPolicy: launches spot nodes with a taint but no label to ask for them by; ${ADD}`;
const NO_TAINT =
  "workers mixedInstancesPolicy: launches spot nodes without a taint that says so; " +
  "add one such as lifecycle=spot:PreferNoSchedule to their user data";
const MIXED =
  "workers mixedInstancesPolicy: launches spot and on-demand nodes that no label tells apart; " +
  "let each ask at its start which it is, or split the group";
const LABEL_TAG = "k8s.io/cluster-autoscaler/node-template/label/lifecycle";

function nodeConfig(kubelet: object = {}): string {
  return JSON.stringify({ apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec: { kubelet } });
}

function bootstrap(args: string): string {
  return `#!/bin/bash\n/etc/eks/bootstrap.sh east ${args}\n`;
}

function bottlerocket(settings = ""): string {
  return `[settings.kubernetes]\ncluster-name = "east"\n${settings}`;
}

/** The group `workers`, spot by its policy, whose nodes start from a template with such user data. */
function nodes(userData: string | null, group: object = {}, distribution: object = {}) {
  const base64 = userData === null || userData === UNKNOWN ? userData : Buffer.from(userData).toString("base64");
  return {
    nodes: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { userData: base64 } },
    ...spotNodes({
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, ...distribution },
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${nodes.id}", version: "1" } },
      },
      ...group,
    }),
  };
}

function tagged(key: unknown, value: unknown) {
  return { tags: [CLUSTER_TAG, { key, value, propagateAtLaunch: false }] };
}

function tagOf(group: string) {
  const properties = { autoscalingGroupName: group, tag: { key: LABEL_TAG, value: "spot", propagateAtLaunch: false } };
  return { lifecycle: { type: "aws:autoscaling/tag:Tag", properties } };
}

test.each([
  { case: "nodeadm, no label", resources: nodes(nodeConfig()), says: [NO_LABEL] },
  {
    case: "nodeadm, a label",
    resources: nodes(nodeConfig({ flags: ["--node-labels=team=web,lifecycle=spot"] })),
    says: [],
  },
  {
    case: "nodeadm, another label",
    resources: nodes(nodeConfig({ flags: ["--node-labels=team=web"] })),
    says: [NO_LABEL],
  },
  {
    case: "nodeadm, a label that says on-demand",
    resources: nodes(nodeConfig({ flags: ["--node-labels=lifecycle=normal"] })),
    says: [NO_LABEL],
  },
  {
    case: "nodeadm, a taint but no label",
    resources: nodes(
      nodeConfig({ config: { registerWithTaints: [{ key: "lifecycle", value: "spot", effect: "NoSchedule" }] } }),
    ),
    says: [TAINT_ONLY],
  },
  { case: "bootstrap.sh, no label", resources: nodes(bootstrap("--use-max-pods false")), says: [NO_LABEL] },
  {
    case: "bootstrap.sh, a label",
    resources: nodes(bootstrap("--kubelet-extra-args '--node-labels=node.kubernetes.io/lifecycle=spot'")),
    says: [],
  },
  {
    case: "bootstrap.sh, a label of AWS's guides",
    resources: nodes(bootstrap("--kubelet-extra-args '--node-labels lifecycle=Ec2Spot'")),
    says: [],
  },
  {
    case: "bootstrap.sh, the guides' taint but no label",
    resources: nodes(bootstrap("--kubelet-extra-args '--register-with-taints=spotInstance=true:PreferNoSchedule'")),
    says: [TAINT_ONLY],
  },
  { case: "bootstrap.sh, arguments by a variable", resources: nodes(bootstrap("$EXTRA_ARGS")), says: [] },
  {
    case: "bootstrap.sh, the kubelet's arguments by a variable",
    resources: nodes(bootstrap('--kubelet-extra-args "$KUBELET_ARGS"')),
    says: [],
  },
  {
    case: "bootstrap.sh, another argument by a variable",
    resources: nodes(bootstrap('--b64-cluster-ca "$CA"')),
    says: [NO_LABEL],
  },
  {
    case: "a script that asks how the node is paid for",
    resources: nodes(bootstrap("\ncurl http://169.254.169.254/latest/meta-data/instance-life-cycle")),
    says: [],
  },
  {
    case: "a script that writes for nodeadm",
    resources: nodes(bootstrap("\ncat > /etc/eks/nodeadm.d/labels.yaml")),
    says: [],
  },
  { case: "Bottlerocket, no label", resources: nodes(bottlerocket()), says: [NO_LABEL] },
  {
    case: "Bottlerocket, a label",
    resources: nodes(bottlerocket('[settings.kubernetes.node-labels]\nlifecycle = "spot"\n')),
    says: [],
  },
  {
    case: "Bottlerocket, a taint but no label",
    resources: nodes(bottlerocket('[settings.kubernetes.node-taints]\nlifecycle = ["spot:NoSchedule"]\n')),
    says: [TAINT_ONLY],
  },
  { case: "a script of another kind", resources: nodes("#!/bin/bash\nkubeadm join\n"), says: [] },
  { case: "no user data, the image may have it", resources: nodes(null), says: [] },
  { case: "a template of another stack", resources: spotNodes(), says: [] },
  { case: "the autoscaler's tag", resources: nodes(nodeConfig(), tagged(LABEL_TAG, "spot")), says: [] },
  { case: "the autoscaler's tag, its value unknown", resources: nodes(UNKNOWN, tagged(LABEL_TAG, UNKNOWN)), says: [] },
  {
    case: "the autoscaler's tag, other value",
    resources: nodes(nodeConfig(), tagged(LABEL_TAG, "od")),
    says: [NO_LABEL],
  },
  {
    case: "the autoscaler's tag as a resource of its own",
    resources: { ...nodes(UNKNOWN), ...tagOf("${workers.name}") },
    says: [],
  },
  {
    case: "user data unknown",
    resources: nodes(UNKNOWN),
    says: ["workers unknown: userData is not known during a preview"],
  },
  {
    case: "a tag's key unknown",
    resources: nodes(nodeConfig(), tagged(UNKNOWN, "spot")),
    says: ["workers unknown: tags[1].key is not known during a preview"],
  },
  {
    case: "a label, and a tag's key unknown",
    resources: nodes(nodeConfig({ flags: ["--node-labels=lifecycle=spot"] }), tagged(UNKNOWN, "spot")),
    says: [],
  },
  {
    case: "a base of on-demand nodes",
    resources: nodes(nodeConfig(), {}, { onDemandBaseCapacity: "1" }),
    says: [MIXED],
  },
  {
    case: "half on demand",
    resources: nodes(nodeConfig(), {}, { onDemandPercentageAboveBaseCapacity: 50 }),
    says: [MIXED],
  },
  { case: "a base unknown", resources: nodes(nodeConfig(), {}, { onDemandBaseCapacity: UNKNOWN }), says: [NO_LABEL] },
  {
    case: "on demand",
    resources: nodes(nodeConfig(), { mixedInstancesPolicy: ON_DEMAND_ONLY }),
    says: [],
  },
  { case: "no nodes of Kubernetes", resources: nodes(nodeConfig(), { tags: [] }), says: [] },
  {
    case: "kOps, which labels spot nodes itself",
    resources: nodes(bootstrap(""), tagged("kops.k8s.io/instancegroup", "nodes")),
    says: [],
  },
  {
    case: "a managed node group, which EKS labels",
    resources: { spot: { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } } },
    says: [],
  },
])("$case", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("each template of a group must tell", () => {
  const labelled = nodes(nodeConfig({ flags: ["--node-labels=lifecycle=spot"] }));
  const userData = Buffer.from(nodeConfig()).toString("base64");
  const launchTemplate = {
    launchTemplateSpecification: { launchTemplateId: "${nodes.id}" },
    overrides: [
      { instanceType: "m7g.large", launchTemplateSpecification: { launchTemplateId: "${arm.id}", version: "1" } },
    ],
  };
  const instancesDistribution = { onDemandPercentageAboveBaseCapacity: 0 };
  const resources = {
    nodes: labelled.nodes,
    arm: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { userData } },
    ...spotNodes({ mixedInstancesPolicy: { instancesDistribution, launchTemplate } }),
  };
  expect(runOn(rule, resources)).toEqual([NO_LABEL]);
});

test.each([
  { property: "userData", value: bootstrap(""), says: true },
  { property: "userDataBase64", value: Buffer.from(bootstrap("")).toString("base64"), says: true },
  { property: "userData", value: bootstrap("--kubelet-extra-args --node-labels=lifecycle=spot"), says: false },
])("a launch configuration: $property, $says", ({ property, value, says }) => {
  const resources = {
    old: {
      type: "aws:ec2/launchConfiguration:LaunchConfiguration",
      properties: { spotPrice: "0.08", [property]: value },
    },
    ...spotNodes({ mixedInstancesPolicy: null, launchConfiguration: "${old.name}" }),
  };
  const message = NO_LABEL.replace("mixedInstancesPolicy", "launchConfiguration");
  expect(runOn(rule, resources)).toEqual(says ? [message] : []);
});

test.each([
  { case: "label only", kubelet: { flags: ["--node-labels=lifecycle=spot"] }, says: [NO_TAINT] },
  {
    case: "both",
    kubelet: { flags: ["--node-labels=lifecycle=spot", "--register-with-taints=lifecycle=spot:PreferNoSchedule"] },
    says: [],
  },
  { case: "neither", kubelet: {}, says: [NO_LABEL] },
])("an organisation may ask for a taint: $case", ({ kubelet, says }) => {
  expect(runOn(rule, nodes(nodeConfig(kubelet)), { options: { requiresTaint: true } })).toEqual(says);
});

test("a tag may tell of the taint", () => {
  const group = tagged("k8s.io/cluster-autoscaler/node-template/taint/lifecycle", "spot:NoSchedule");
  const labelled = nodeConfig({ flags: ["--node-labels=lifecycle=spot"] });
  expect(runOn(rule, nodes(labelled, group), { options: { requiresTaint: true } })).toEqual([]);
});

test("an organisation may have keys of its own", () => {
  const options = { labels: ["example.com/market"] };
  const own = nodes(nodeConfig({ flags: ["--node-labels=example.com/market=interruptible"] }));
  expect(runOn(rule, own, { options })).toEqual([]);
  expect(runOn(rule, own)).toEqual([NO_LABEL]);
  expect(runOn(rule, nodes(nodeConfig()), { options })).toEqual([NO_LABEL]);
});
