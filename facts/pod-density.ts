/**
 * Addresses in one prefix that a network interface takes in place of a single address.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 */
export const PREFIX_ADDRESSES = 16;

/** Bits of the mask of such a prefix, which must be free as a whole. Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html */
export const PREFIX_BITS = 28;

/** Prefixes that the VPC CNI keeps in reserve on a node. Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md */
export const WARM_PREFIXES = 1;

/**
 * Pods of the node itself, kube-proxy and the VPC CNI, that need no address of their own.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/max_pods.go
 */
export const HOST_NETWORK_PODS = 2;

/**
 * Pods that EKS advises a node to run at most, whatever its addresses allow: fewer below a number of vCPUs.
 *
 * On managed nodes without an image of one's own EKS enforces it: what it works out wins over any user data.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export const ADVISED_MAX_PODS = { lowVcpuBelow: 30, lowVcpu: 110, otherwise: 250 } as const;
