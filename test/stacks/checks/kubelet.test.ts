import { expect, test } from "@jest/globals";

import { OWN, problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const KUBELET = "nodeGroups.own.kubelet";
const WITH = (kubelet: unknown, group: object = {}) => ({ "nodeGroups.own": { ...OWN, ...group, kubelet } });

test.each<RefusedRow>([
  {
    what: "thresholds above 100 percent",
    set: WITH({ evictionHard: { "memory.available": "101%", "nodefs.available": "150%" } }),
    problems: [
      `${KUBELET}.evictionHard["memory.available"]: 101% is not an amount of bytes or a percentage up to 100, such as 200Mi or 10%`,
      `${KUBELET}.evictionHard["nodefs.available"]: 150% is not an amount of bytes or a percentage up to 100, such as 200Mi or 10%`,
    ],
  },
  {
    what: "thousandths of a byte",
    set: WITH({ systemReserved: { memory: "200m" }, kubeReserved: { "ephemeral-storage": "1000m" } }),
    problems: [
      `${KUBELET}.systemReserved.memory: 200m is not an amount of bytes, such as 200Mi or 1Gi; m would be thousandths of a byte`,
      `${KUBELET}.kubeReserved.ephemeral-storage: 1000m is not an amount of bytes, such as 200Mi or 1Gi; m would be thousandths of a byte`,
    ],
  },
  {
    what: "vCPU in bytes",
    set: WITH({ systemReserved: { cpu: "250Mi" } }),
    problems: [`${KUBELET}.systemReserved.cpu: 250Mi is not an amount of vCPU, such as 250m or 0.5`],
  },
  {
    what: "a disk of which nothing is left",
    set: WITH({ kubeReserved: { "ephemeral-storage": "40Gi" }, systemReserved: { "ephemeral-storage": "5Gi" } }),
    problems: [
      `${KUBELET}: 51200 MiB of disk kept back is not less than the 51200 of a node; reserve less, or write a larger disk.sizeGiB`,
    ],
  },
  {
    what: "a threshold of the whole disk",
    set: WITH({ kubeReserved: {}, systemReserved: {}, evictionHard: { "nodefs.available": "100%" } }),
    problems: [
      `${KUBELET}: 51200 MiB of disk kept back is not less than the 51200 of a node; reserve less, or write a larger disk.sizeGiB`,
    ],
  },
  {
    what: "local disks of which nothing is left",
    set: WITH(
      { kubeReserved: { "ephemeral-storage": "200Gi" } },
      { instanceTypes: ["m6id.xlarge"], localStorage: "raid0" },
    ),
    problems: [
      `${KUBELET}: 228426 MiB of disk kept back is not less than the 226020 of a node; reserve less, or take larger instance types`,
    ],
  },
  {
    what: "more pods than several types have addresses for, told once",
    set: WITH({ maxPods: 100 }, { instanceTypes: ["m7i.xlarge", "m6i.xlarge", "m5.xlarge"] }),
    problems: [
      `${KUBELET}.maxPods: 100 is not at most 58, the pods that m7i.xlarge has addresses for; lower it, or set cluster.prefixDelegation: true`,
    ],
  },
  {
    what: "more pods than a type on Xen has addresses for, which prefixes would not change",
    set: WITH({ maxPods: 100 }, { instanceTypes: ["m4.xlarge", "m5.xlarge"] }),
    problems: [`${KUBELET}.maxPods: 100 is not at most 58, the pods that m4.xlarge has addresses for; lower it`],
  },
])("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each<AcceptedRow>([
  {
    what: "amounts of vCPU and bytes",
    set: WITH({ systemReserved: { cpu: "0.25", memory: "200M" }, kubeReserved: { cpu: "250m", memory: "1.5Gi" } }),
  },
  {
    what: "percentages",
    set: WITH({
      evictionHard: { "memory.available": "5.5%", "nodefs.available": "99%" },
      kubeReserved: {},
      systemReserved: {},
    }),
  },
])("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
