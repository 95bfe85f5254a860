import { supportOf } from "../../facts/eks-versions";
import { resourceRule } from "../internal/resource-rule";
import { CLUSTER } from "../resource-types/eks";

/** EKS upgrades what it no longer supports by itself, at a time of its own. */
export const clusterVersionIsSupported = resourceRule({
  name: "cluster-version-is-supported",
  entry: "H07",
  severity: "high",
  description: "A cluster runs a version of Kubernetes that EKS supports.",
  why:
    "EKS makes no cluster of a version whose extended support has ended, and upgrades those that it finds by itself, at a time " +
    "of its own. Nodes and add-ons stay behind, and the program asks for a version that is gone.",
  mend: "Set `version` to one in standard support, one minor at a time.",
  sources: ["https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"],
  options: {},
  examples: {
    broken: { east: { type: CLUSTER.token, properties: { version: "1.29" } } },
    kept: { east: { type: CLUSTER.token, properties: { version: "1.36" } } },
  },
  judges: (on) => [
    on(CLUSTER, ({ version }, { report, today }) => {
      const support = version === undefined ? undefined : supportOf(version);
      if (support === "ended") {
        report("version", "is no longer supported by EKS; move to one in standard support");
      } else if (support !== undefined && today > support.endOfExtendedSupport) {
        report(
          "version",
          `is not supported by EKS since ${support.endOfExtendedSupport}; move to one in standard support`,
        );
      }
    }),
  ],
});
