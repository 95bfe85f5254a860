import { expect, test } from "@jest/globals";

import { makeCluster } from "./small-cluster";

const STORAGE_CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";

test("a volume type alone is the default class", async () => {
  const made = await makeCluster({ storageClasses: "gp2" });

  expect(made.of(STORAGE_CLASS)).toEqual({
    "main-gp2": {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      parameters: { type: "gp2" },
      provisioner: "kubernetes.io/aws-ebs",
    },
  });
});

test("a class takes every argument", async () => {
  const made = await makeCluster({
    storageClasses: {
      fast: {
        type: "io1",
        zones: ["us-east-1a", "us-east-1b"],
        iopsPerGb: 50,
        encrypted: true,
        kmsKeyId: "key-1",
        allowVolumeExpansion: true,
        metadata: { name: "fast", annotations: { of: "tests" } },
        mountOptions: ["noatime"],
        reclaimPolicy: "Retain",
        volumeBindingMode: "WaitForFirstConsumer",
      },
    },
  });

  expect(made.of(STORAGE_CLASS)).toEqual({
    "main-fast": {
      allowVolumeExpansion: true,
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "fast", annotations: { of: "tests" } },
      mountOptions: ["noatime"],
      parameters: {
        encrypted: "true",
        iopsPerGb: "50",
        kmsKeyId: "key-1",
        type: "io1",
        zones: "us-east-1a, us-east-1b",
      },
      provisioner: "kubernetes.io/aws-ebs",
      reclaimPolicy: "Retain",
      volumeBindingMode: "WaitForFirstConsumer",
    },
  });
});
