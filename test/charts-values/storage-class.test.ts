import { expect, test } from "@jest/globals";

import { gp3StorageClass } from "../../charts-values/storage-class";

test("volumes are gp3, encrypted, and made where their pod is", () => {
  expect(gp3StorageClass()).toEqual({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
    reclaimPolicy: "Delete",
  });
});

test("a second class has its own key and is not what volumes are by default", () => {
  const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const made = gp3StorageClass({ name: "secret", isDefault: false, kmsKeyArn });
  expect(made.metadata).toEqual({ name: "secret" });
  expect(made.parameters).toEqual({ type: "gp3", encrypted: "true", kmsKeyId: kmsKeyArn });
});
