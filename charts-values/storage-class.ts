import { DEFAULT_STORAGE_CLASS_ANNOTATION, EBS_DRIVER } from "../facts/storage";
import type { KubernetesObject } from "./kubernetes-object";

/** What a class of volumes leaves open. */
export interface Gp3StorageClassOptions<Text> {
  /** Default `gp3`. */
  readonly name?: string;
  /**
   * Whether volumes that name no class are of this one.
   *
   * Default true. A cluster has one such class: of several, Kubernetes takes the newest. EKS makes none.
   */
  readonly isDefault?: boolean;
  /**
   * ARN of the key that volumes are encrypted with; the driver's role must be allowed to use it.
   *
   * Default: the account's own key for EBS.
   */
  readonly kmsKeyArn?: Text;
}

/** A class of volumes of the EBS driver. Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/parameters.md */
export interface Gp3StorageClass<Text> extends KubernetesObject {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "StorageClass";
  readonly provisioner: string;
  readonly parameters: { readonly type: "gp3"; readonly encrypted: "true"; readonly kmsKeyId?: Text };
  /** A volume is made where its pod's node is: it could never follow a pod into another zone. */
  readonly volumeBindingMode: "WaitForFirstConsumer";
  readonly allowVolumeExpansion: true;
  readonly reclaimPolicy: "Delete";
}

/** Volumes of type gp3, encrypted, made in the zone of the first pod that wants them. */
export function gp3StorageClass<Text = never>(options: Gp3StorageClassOptions<Text> = {}): Gp3StorageClass<Text> {
  const { name = "gp3", isDefault = true, kmsKeyArn } = options;
  const annotations = isDefault ? { annotations: { [DEFAULT_STORAGE_CLASS_ANNOTATION]: "true" } } : {};
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name, ...annotations },
    provisioner: EBS_DRIVER,
    parameters: { type: "gp3", encrypted: "true", ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }) },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
    reclaimPolicy: "Delete",
  };
}
