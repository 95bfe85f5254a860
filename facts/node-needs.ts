/**
 * Pods that run on every node, and the memory they ask for: VPC CNI, kube-proxy and Pod Identity agent ask for none, the
 * EBS driver's three containers for 40 MiB each.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver/values.yaml
 */
export const EVERY_NODE_RUNS = { pods: 4, memoryMiB: 120 } as const;

/**
 * What a node of the system group must have room for: what every node runs, CoreDNS with 70 MiB and the EBS driver's
 * controller, six containers of 40 MiB; a little is left for two controllers more.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/cluster/addons/dns/coredns/coredns.yaml.base
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver/values.yaml
 */
export const SYSTEM_NODE_NEEDS = { pods: 8, memoryMiB: 512 } as const;
