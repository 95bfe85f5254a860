/** Name of the EBS driver among volume drivers. Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/parameters.md */
export const EBS_DRIVER = "ebs.csi.aws.com";

/**
 * Annotation of the class of volumes that name none.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#storageclass-kubernetes-io-is-default-class
 */
export const DEFAULT_STORAGE_CLASS_ANNOTATION = "storageclass.kubernetes.io/is-default-class";
