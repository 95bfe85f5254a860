import { OWN, type Changes } from "../support/environment-document";
import type { Told } from "./told";

/** An edit of an environment, and what it does. */
export interface Edit {
  /** As a person calls it, with the key in Markdown. */
  readonly edit: string;
  /** Where the environment differs before it. */
  readonly from?: Changes;
  readonly set: Changes;
  readonly does: Told;
}

const EVERY = ["managed", "own", "mixed", "enduring"];
const SPOT = ["managed", "own", "mixed"];

/** The same change in several groups. */
function of(groups: readonly string[], key: string, value: unknown): Changes {
  return Object.fromEntries(groups.map((group) => [`nodeGroups.${group}.${key}`, value]));
}

/** The edits that teams make most, of the environment in `told.ts`. The upgrading guide shows them as a table. */
export const EDITS: readonly Edit[] = [
  {
    edit: "an instance type added (`instanceTypes`)",
    set: {
      ...of(SPOT, "instanceTypes", ["m7i.xlarge", "m6i.xlarge", "m5.xlarge"]),
      "nodeGroups.enduring.instanceTypes": ["r6i.large", "r5.large"],
    },
    does: {
      replaced: ["Tag managed-tag-team: autoscalingGroupName", "NodeGroup managed-nodes: instanceTypes"],
      nodes: ["managed: replaces the nodes", "enduring-us-east-1a, enduring-us-east-1b, mixed, own: new nodes only"],
    },
  },
  {
    edit: "an instance type taken out (`instanceTypes`)",
    set: of(SPOT, "instanceTypes", ["m7i.xlarge"]),
    does: {
      replaced: ["Tag managed-tag-team: autoscalingGroupName", "NodeGroup managed-nodes: instanceTypes"],
      nodes: ["managed: replaces the nodes", "mixed, own: rolls some nodes"],
    },
  },
  {
    edit: "a group may grow larger (`size.max`)",
    set: of(EVERY, "size.max", 40),
    does: { nodes: ["managed, enduring-us-east-1a, enduring-us-east-1b, mixed, own: in place"] },
  },
  {
    edit: "another usual size (`size.typical`)",
    set: of(EVERY, "size.typical", 2),
    does: {},
  },
  {
    edit: "a label added (`labels`)",
    set: of(EVERY, "labels", { workload: "batch" }),
    does: {
      nodes: [
        "managed: in place",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 4"],
    },
  },
  {
    edit: "a taint added (`taints`)",
    set: of(EVERY, "taints", [{ key: "workload", value: "batch", effect: "NoSchedule" }]),
    does: {
      nodes: [
        "managed: in place",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 4"],
    },
  },
  {
    edit: "another release of the node image (`amiRelease`)",
    from: of(EVERY, "amiRelease", "1.36.4-20260923"),
    set: of(EVERY, "amiRelease", "1.36.4-20260930"),
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 4"],
    },
  },
  {
    edit: "Bottlerocket in place of AL2023 (`amiFamily`)",
    set: of(["managed", "own", "enduring"], "amiFamily", "bottlerocket"),
    does: {
      replaced: ["Tag managed-tag-team: autoscalingGroupName", "NodeGroup managed-nodes: amiType"],
      nodes: [
        "managed: replaces the nodes",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 4"],
    },
  },
  {
    edit: "Kubernetes up by a minor (`cluster.version`)",
    from: { "cluster.version": "1.35" },
    set: { "cluster.version": "1.36" },
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "system: rolls the nodes, 1 at a time, 12 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["Addon control-plane-kube-proxy, coredns", "Cluster control-plane-eksCluster", "LaunchTemplate × 4"],
    },
  },
  {
    edit: "Kubernetes up by two minors (`cluster.version`)",
    from: { "cluster.version": "1.34" },
    set: { "cluster.version": "1.36" },
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "system: rolls the nodes, 1 at a time, 12 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["Addon control-plane-kube-proxy, coredns", "Cluster control-plane-eksCluster", "LaunchTemplate × 4"],
      refused: [
        'test-control-plane-eksCluster: EKS refuses 1.36 after 1.34: a control plane goes up by one minor; write "1.35"',
      ],
    },
  },
  {
    edit: "Kubernetes back by a minor (`cluster.version`)",
    set: { "cluster.version": "1.35" },
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "system: rolls the nodes, 1 at a time, 12 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["Addon control-plane-kube-proxy, coredns", "Cluster control-plane-eksCluster", "LaunchTemplate × 4"],
      refused: [
        "test-control-plane-eksCluster: EKS goes back from 1.36 to 1.35 only within 7 days of the upgrade, and after all nodes",
      ],
    },
  },
  {
    edit: "a larger disk (`disk.sizeGiB`)",
    set: of(EVERY, "disk", { sizeGiB: 100 }),
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 5"],
    },
  },
  {
    edit: "kubelet settings (`kubelet`)",
    set: of(EVERY, "kubelet", {}),
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 5"],
    },
  },
  {
    edit: "another tag (`tags`)",
    set: { tags: { team: "data" } },
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "system: rolls the nodes, 1 at a time, 12 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: [
        "AccessEntry node-access",
        "Addon × 5",
        "Cluster control-plane-eksCluster",
        "Eip vpc-1",
        "InstanceProfile node-profile",
        "InternetGateway vpc",
        "Key key",
        "LaunchTemplate × 6",
        "LogGroup logs",
        "NatGateway vpc-1",
        "PodIdentityAssociation vpc-cni-association, ebs-csi-driver-association",
        "Role × 4",
        "RouteTable × 4",
        "Subnet × 4",
        "Tag managed-tag-team, system-tag-team",
        "Vpc vpc",
        "provider aws",
      ],
    },
  },
  {
    edit: "another strategy for spot pools (`allocationStrategy`)",
    set: of(["own", "mixed"], "allocationStrategy", "capacity-optimized"),
    does: { nodes: ["mixed, own: new nodes only"] },
  },
  {
    edit: "a larger on-demand base (`onDemandBaseCapacity`)",
    set: { "nodeGroups.mixed.onDemandBaseCapacity": 4 },
    does: { nodes: ["mixed: rolls some nodes"] },
  },
  {
    edit: "another share of on-demand (`onDemandPercentageAboveBaseCapacity`)",
    set: { "nodeGroups.mixed.onDemandPercentageAboveBaseCapacity": 50 },
    does: { nodes: ["mixed: rolls some nodes"] },
  },
  {
    edit: "a zone appended to the environment (`zones`)",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
    does: {
      made: [
        "Route vpc-private-3, vpc-public-3",
        "RouteTable vpc-private-3, vpc-public-3",
        "RouteTableAssociation vpc-private-3, vpc-public-3",
        "Subnet vpc-private-3, vpc-public-3",
      ],
      replaced: [
        "Tag managed-tag-team: autoscalingGroupName",
        "Tag system-tag-team: autoscalingGroupName",
        "NodeGroup managed-nodes: subnetIds",
        "NodeGroup system-nodes: subnetIds",
      ],
      nodes: [
        "managed, system: replaces the nodes",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes at most",
        "mixed, own: new nodes only",
      ],
      inPlace: ["perhaps Cluster control-plane-eksCluster"],
    },
  },
  {
    edit: "a zone appended to the environment whose groups name their own (`zones`)",
    from: of(SPOT, "zones", ["us-east-1a", "us-east-1b"]),
    set: {
      ...of(SPOT, "zones", ["us-east-1a", "us-east-1b"]),
      zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    },
    does: {
      made: [
        "Route vpc-private-3, vpc-public-3",
        "RouteTable vpc-private-3, vpc-public-3",
        "RouteTableAssociation vpc-private-3, vpc-public-3",
        "Subnet vpc-private-3, vpc-public-3",
      ],
      replaced: [
        "perhaps Tag managed-tag-team: autoscalingGroupName",
        "Tag system-tag-team: autoscalingGroupName",
        "perhaps NodeGroup managed-nodes: subnetIds",
        "NodeGroup system-nodes: subnetIds",
      ],
      nodes: [
        "managed: may replace the nodes",
        "system: replaces the nodes",
        "enduring-us-east-1a, enduring-us-east-1b, mixed, own: new nodes at most",
      ],
      inPlace: ["perhaps Cluster control-plane-eksCluster"],
    },
  },
  {
    edit: "a zone taken out of the environment (`zones`)",
    from: { zones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
    set: {},
    does: {
      removed: [
        "Route vpc-private-3, vpc-public-3",
        "RouteTable vpc-private-3, vpc-public-3",
        "RouteTableAssociation vpc-private-3, vpc-public-3",
        "Subnet vpc-private-3, vpc-public-3",
      ],
      replaced: [
        "Tag managed-tag-team: autoscalingGroupName",
        "Tag system-tag-team: autoscalingGroupName",
        "NodeGroup managed-nodes: subnetIds",
        "NodeGroup system-nodes: subnetIds",
      ],
      nodes: [
        "managed, system: replaces the nodes",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes at most",
        "mixed, own: new nodes only",
      ],
      inPlace: ["perhaps Cluster control-plane-eksCluster"],
      refused: [
        "test-vpc-private-3: Pulumi refuses to delete what is protected; keep it, or run `pulumi state unprotect` first",
        "test-vpc-public-3: Pulumi refuses to delete what is protected; keep it, or run `pulumi state unprotect` first",
      ],
    },
  },
  {
    edit: "a zone taken out of a group (`nodeGroups.<name>.zones`)",
    set: of(EVERY, "zones", ["us-east-1a"]),
    does: {
      removed: [
        "Group enduring-us-east-1b-nodes",
        "LaunchTemplate enduring-us-east-1b-template",
        "LifecycleHook enduring-us-east-1b-termination",
      ],
      replaced: ["Tag managed-tag-team: autoscalingGroupName", "NodeGroup managed-nodes: subnetIds"],
      nodes: ["managed: replaces the nodes", "enduring-us-east-1b: ends the nodes", "mixed, own: new nodes only"],
    },
  },
  {
    edit: "a NAT gateway in each zone (`network.nat`)",
    set: { "network.nat": "per-zone" },
    does: { made: ["Eip vpc-2", "NatGateway vpc-2"], inPlace: ["Route vpc-private-2"] },
  },
  {
    edit: "an administrator added (`cluster.admins`)",
    set: { "cluster.admins": { operations: "arn:aws:iam::111122223333:role/operations" } },
    does: { made: ["AccessEntry control-plane-operations", "AccessPolicyAssociation control-plane-operations-admin"] },
  },
  {
    edit: "a block added to the public endpoint (`cluster.publicAccessCidrs`)",
    set: { "cluster.publicAccessCidrs": ["192.0.32.0/20", "192.0.48.0/20"] },
    does: { inPlace: ["Cluster control-plane-eksCluster"] },
  },
  {
    edit: "fewer logs (`cluster.logTypes`)",
    set: { "cluster.logTypes": ["audit"] },
    does: { inPlace: ["Cluster control-plane-eksCluster"] },
  },
  {
    edit: "logs kept for longer (`cluster.logRetentionDays`)",
    set: { "cluster.logRetentionDays": 365 },
    does: { inPlace: ["LogGroup logs"] },
  },
  {
    edit: "an add-on pinned (`cluster.addonVersions`)",
    set: { "cluster.addonVersions": { "vpc-cni": "v1.23.1-eksbuild.1" } },
    does: { inPlace: ["Addon control-plane-vpc-cni"] },
  },
  {
    edit: "more pods on a node (`cluster.prefixDelegation`)",
    set: { "cluster.prefixDelegation": true },
    does: {
      nodes: [
        "managed: rolls the nodes, 5 at a time, 8 minutes at least",
        "system: rolls the nodes, 1 at a time, 12 minutes at least",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["Addon control-plane-vpc-cni", "LaunchTemplate × 6"],
    },
  },
  {
    edit: "a bastion added (`bastion`)",
    set: { bastion: {} },
    does: {
      made: [
        "Instance bastion-arm64",
        "InstanceProfile bastion-profile",
        "Role bastion-role",
        "RolePolicyAttachment bastion-role-AmazonSSMManagedInstanceCore",
        "SecurityGroup bastion",
        "SecurityGroupEgressRule bastion-https",
        "SecurityGroupIngressRule bastion-to-cluster",
      ],
    },
  },
  {
    edit: "another block for services (`cluster.serviceCidr`)",
    set: { "cluster.serviceCidr": "172.30.0.0/16" },
    does: {
      replaced: [
        "Addon pod-identity-agent: clusterName",
        "Addon control-plane-kube-proxy: clusterName",
        "Cluster control-plane-eksCluster: kubernetesNetworkConfig.serviceIpv4Cidr",
        "Addon control-plane-vpc-cni: clusterName",
        "perhaps provider control-plane-eks-k8s: kubeconfig",
        "PodIdentityAssociation vpc-cni-association: clusterName",
        "provider kubernetes: clusterIdentifier, kubeconfig",
        "Tag managed-tag-team: autoscalingGroupName",
        "Tag system-tag-team: autoscalingGroupName",
        "NodeGroup managed-nodes: clusterName",
        "NodeGroup system-nodes: clusterName",
        "AccessEntry node-access: clusterName",
        "Addon coredns: clusterName",
        "Addon ebs-csi-driver: clusterName",
        "PodIdentityAssociation ebs-csi-driver-association: clusterName",
      ],
      nodes: [
        "managed, system: replaces the nodes",
        "enduring-us-east-1a, enduring-us-east-1b: new nodes only; then bin/roll-enduring-nodes --cluster test --group enduring",
        "mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      ],
      inPlace: ["LaunchTemplate × 4"],
      refused: ["test-control-plane-eksCluster: Pulumi refuses to replace what is protected; take the change back"],
    },
  },
  {
    edit: "a group added",
    set: { "nodeGroups.batch": OWN },
    does: {
      made: ["Group batch-nodes", "LaunchTemplate batch-template", "LifecycleHook batch-termination"],
      nodes: ["batch: new nodes"],
    },
  },
  {
    edit: "a group taken out",
    set: { "nodeGroups.own": undefined },
    does: {
      removed: ["Group own-nodes", "LaunchTemplate own-template", "LifecycleHook own-termination"],
      nodes: ["own: ends the nodes"],
    },
  },
  {
    edit: "a group renamed",
    set: { "nodeGroups.own": undefined, "nodeGroups.batch": OWN },
    does: {
      made: ["Group batch-nodes", "LaunchTemplate batch-template", "LifecycleHook batch-termination"],
      removed: ["Group own-nodes", "LaunchTemplate own-template", "LifecycleHook own-termination"],
      nodes: ["batch: new nodes", "own: ends the nodes"],
    },
  },
  {
    edit: "a managed group made self-managed (`management`)",
    set: { "nodeGroups.managed": OWN },
    does: {
      made: ["Group managed-nodes", "LaunchTemplate managed-template", "LifecycleHook managed-termination"],
      removed: ["LaunchTemplate managed-template", "NodeGroup managed-nodes", "Tag managed-tag-team"],
      nodes: ["managed: ends the nodes", "managed: new nodes"],
    },
  },
  {
    edit: "rebalance recommendations heeded (`interruption.rebalance`)",
    set: { interruption: { rebalance: "replace" } },
    does: { nodes: ["mixed, own: in place"] },
  },
  {
    edit: "longer for a node that is to go (`terminationHeartbeatSeconds`)",
    set: of(["own", "mixed", "enduring"], "terminationHeartbeatSeconds", 600),
    does: { inPlace: ["LifecycleHook × 4"] },
  },
  {
    edit: "another pace of the refresh (`instanceRefresh`)",
    set: of(["own", "mixed"], "instanceRefresh", { maxHealthyPercentage: 120 }),
    does: { nodes: ["mixed, own: in place"] },
  },
  {
    edit: "another pace of EKS's updates (`update.maxUnavailablePercentage`)",
    set: of(["system", "managed"], "update", { maxUnavailablePercentage: 50 }),
    does: { nodes: ["managed, system: in place"] },
  },
  {
    edit: "another way of EKS's updates (`update.strategy`)",
    set: of(["managed"], "update", { strategy: "minimal" }),
    does: {
      replaced: [
        "perhaps Tag managed-tag-team: autoscalingGroupName",
        "perhaps NodeGroup managed-nodes: updateConfig.updateStrategy",
      ],
      nodes: ["managed: may replace the nodes"],
    },
  },
  {
    edit: "protection taken away (`deletionProtection`)",
    set: { deletionProtection: false },
    does: { inPlace: ["Cluster control-plane-eksCluster"] },
  },
];
