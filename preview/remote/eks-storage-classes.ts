import type { Provider } from "@pulumi/kubernetes/provider";
import { StorageClass } from "@pulumi/kubernetes/storage/v1/storageClass";
import * as pulumi from "@pulumi/pulumi";

import type { ClusterArguments, StorageClassArguments } from "./eks-cluster-arguments";

/**
 * Makes the storage classes; a single volume type is a class of that name which is the default.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/storageclass.ts
 */
export function makeStorageClasses(
  name: string,
  { storageClasses = {} }: ClusterArguments,
  opts: pulumi.CustomResourceOptions & { readonly provider: Provider },
): void {
  const wanted =
    typeof storageClasses === "string" ? { [storageClasses]: { type: storageClasses, default: true } } : storageClasses;
  for (const [key, args] of Object.entries(wanted)) {
    makeStorageClass(`${name.toLowerCase()}-${key}`, args, opts);
  }
}

function makeStorageClass(name: string, args: StorageClassArguments, opts: pulumi.CustomResourceOptions): void {
  const { allowVolumeExpansion, mountOptions, reclaimPolicy, volumeBindingMode } = args;
  const metadata = pulumi.all([args.metadata, args.default]).apply(([given = {}, isDefault]) =>
    isDefault === true
      ? {
          ...given,
          annotations: { ...given.annotations, "storageclass.kubernetes.io/is-default-class": "true" },
        }
      : given,
  );
  const text = (value: unknown) => String(value);
  const parameters = {
    type: args.type,
    ...(args.zones && { zones: pulumi.output(args.zones).apply((zones) => zones.join(", ")) }),
    ...(args.iopsPerGb && { iopsPerGb: pulumi.output(args.iopsPerGb).apply(text) }),
    ...(args.encrypted && { encrypted: pulumi.output(args.encrypted).apply(text) }),
    ...(args.kmsKeyId && { kmsKeyId: args.kmsKeyId }),
  };
  new StorageClass(
    name,
    {
      metadata,
      provisioner: "kubernetes.io/aws-ebs",
      parameters,
      allowVolumeExpansion,
      mountOptions,
      reclaimPolicy,
      volumeBindingMode,
    },
    opts,
  );
}
