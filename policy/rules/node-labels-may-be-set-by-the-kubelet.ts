import { KARPENTER_NODE_LABEL } from "../../facts/node-labels";
import { EKS_RESERVED_LABEL_PREFIXES, isForbiddenToKubelet } from "../../facts/kubernetes";
import { kubeletLabels } from "../detectors/kubelet-settings";
import { knownUserData } from "../detectors/node-launch";
import { resourceRule } from "../internal/resource-rule";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { NODE_POOL } from "../resource-types/karpenter";

/** Kubernetes keeps its own domains from kubelets: one told to set such a label does not start, and the node never joins. */
export const nodeLabelsMayBeSetByTheKubelet = resourceRule({
  name: "node-labels-may-be-set-by-the-kubelet",
  entry: "H06",
  severity: "high",
  description: "Labels that nodes are given at their start lie in domains that they may be set in.",
  why:
    "A kubelet told to give its node a label such as node-role.kubernetes.io/spot does not start, so that the node never joins " +
    "though it is paid for. EKS refuses such labels of a node group, Karpenter those of its own domain.",
  mend: "Use a key without a domain or in one of your own, such as `lifecycle: spot`.",
  sources: [
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    "https://github.com/kubernetes/kubernetes/blob/v1.36.0/cmd/kubelet/app/options/options.go",
    "https://github.com/aws/containers-roadmap/issues/1451",
    "https://github.com/aws/karpenter-provider-aws/issues/8216",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", labels: { "node-role.kubernetes.io/spot": "true" } },
      },
    },
    kept: {
      workers: { type: NODE_GROUP.token, properties: { capacityType: "SPOT", labels: { lifecycle: "spot" } } },
    },
  },
  judges: (on) => [
    on(LAUNCH_TEMPLATE, (template, { report }) => {
      const userData = knownUserData(template);
      const keys = userData === undefined ? [] : kubeletLabels(userData).map(([key]) => key);
      const problem = problemOf(keys.filter(isForbiddenToKubelet), "a kubelet may not set");
      if (problem !== undefined) {
        report("userData", problem);
      }
    }),
    on(NODE_GROUP, ({ labels }, { report }) => {
      const isReserved = (key: string) => EKS_RESERVED_LABEL_PREFIXES.some((prefix) => key.startsWith(prefix));
      const refused = (labels?.keys ?? []).filter((key) => isReserved(key) || isForbiddenToKubelet(key));
      const problem = problemOf(refused, "EKS or the kubelet refuses");
      if (problem !== undefined) {
        report("labels", problem);
      }
    }),
    on(NODE_POOL, ({ spec }, { report }) => {
      const refused = (spec?.template?.metadata?.labels?.keys ?? []).filter(isKarpentersOwn);
      const problem = problemOf(refused, "Karpenter keeps for itself");
      if (problem !== undefined) {
        report("spec.template.metadata.labels", problem);
      }
    }),
  ],
});

function problemOf(refused: readonly string[], why: string): string | undefined {
  const many = refused.length === 1 ? "a label" : `${refused.length} labels`;
  return refused.length === 0 ? undefined : `has ${many} that ${why}; use a domain of your own`;
}

function isKarpentersOwn(key: string): boolean {
  const [domain = ""] = key.split("/");
  return domain.endsWith("karpenter.sh") && key.includes("/") && key !== KARPENTER_NODE_LABEL.capacityType;
}
