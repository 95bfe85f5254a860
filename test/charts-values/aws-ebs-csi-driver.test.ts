import { expect, test } from "@jest/globals";

import { AWS_EBS_CSI_DRIVER_CHART, awsEbsCsiDriverValues } from "../../charts-values/aws-ebs-csi-driver";
import { chartValues, unknownKeys } from "../support/chart-keys";
import { ebsDriverSchemaErrors } from "../support/ebs-driver-schema";

const EAST = { clusterName: "east", region: "us-east-1" };
const MIRROR = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";
const ALL = { ...EAST, volumeTags: { team: "a" }, hasPrometheusOperator: true, registry: MIRROR };

test("the EBS driver's controller runs twice on the system group, its other part on every node", () => {
  expect(awsEbsCsiDriverValues(EAST)).toEqual({
    controller: {
      serviceAccount: { name: "ebs-csi-controller-sa" },
      region: "us-east-1",
      k8sTagClusterId: "east",
      replicaCount: 2,
      nodeSelector: { "spot-eks/role": "system" },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
        { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
      ],
    },
    node: { enableWindows: false, metadataSources: "kubernetes" },
    helmTester: { enabled: false },
  });
});

test("tags, metrics and a registry of one's own are told of where there are any", () => {
  const copy = (path: string) => ({ image: { repository: `${MIRROR}/${path}` } });
  const plain = awsEbsCsiDriverValues(EAST);
  expect(awsEbsCsiDriverValues(ALL)).toEqual({
    ...plain,
    controller: { ...plain.controller, extraVolumeTags: { team: "a" }, enableMetrics: true },
    ...copy("ebs-csi-driver/aws-ebs-csi-driver"),
    sidecars: {
      attacher: copy("csi-components/csi-attacher"),
      livenessProbe: copy("csi-components/livenessprobe"),
      nodeDriverRegistrar: copy("csi-components/csi-node-driver-registrar"),
      provisioner: copy("csi-components/csi-provisioner"),
      resizer: copy("csi-components/csi-resizer"),
      snapshotter: copy("csi-components/csi-snapshotter"),
      volumemodifier: copy("ebs-csi-driver/volume-modifier-for-k8s"),
    },
  });
});

test("a registry of one's own has every image that the chart pulls", () => {
  const { sidecars } = chartValues("aws-ebs-csi-driver").defaults as { sidecars: Record<string, { image?: object }> };
  const pulled = Object.keys(sidecars).filter((name) => sidecars[name]?.image !== undefined);
  expect(Object.keys(awsEbsCsiDriverValues(ALL).sidecars ?? {})).toEqual(pulled.sort());
});

test("the chart in this version knows every key, and its schema takes every value", () => {
  const chart = chartValues("aws-ebs-csi-driver");
  const values = awsEbsCsiDriverValues(ALL);
  expect(AWS_EBS_CSI_DRIVER_CHART.version).toBe(chart.version);
  expect(unknownKeys(chart, values)).toEqual([]);
  expect(ebsDriverSchemaErrors(values)).toEqual([]);
  expect(unknownKeys(chart, { ...values, replicaCount: 2 })).toEqual(["replicaCount"]);
});
