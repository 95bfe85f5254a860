import { supportOf } from "../../facts/eks-versions";
import { flag, integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { CLUSTER } from "../resource-types/eks";

const DAY_MILLISECONDS = 86_400_000;

/** After standard support a cluster costs several times as much, or EKS upgrades it by itself: one of both is to be chosen. */
export const clusterVersionHasTimeLeft = resourceRule({
  name: "cluster-version-has-time-left",
  entry: "H07",
  severity: "medium",
  description: "A cluster's version is in standard support for some time, or extended support was chosen.",
  why:
    "When standard support ends, a cluster goes over to extended support and costs six times as much by the hour, unless its " +
    "upgrade policy says otherwise; then EKS upgrades it by itself.",
  mend: "Upgrade to a later version, or choose `upgradePolicy.supportType`.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/disable-extended-support.html",
  ],
  options: {
    days: integer({ description: "Fewest days of standard support left", standard: 60, minimum: 0, maximum: 400 }),
    allowsExtended: flag({ description: "A cluster may choose extended support", standard: true }),
  },
  examples: {
    broken: { east: { type: CLUSTER.token, properties: { version: "1.33" } } },
    kept: {
      east: { type: CLUSTER.token, properties: { version: "1.36", upgradePolicy: { supportType: "STANDARD" } } },
    },
  },
  judges: (on) => [
    on(CLUSTER, (cluster, { options: { days, allowsExtended }, report, today }) => {
      const { version } = cluster;
      const support = version === undefined ? undefined : supportOf(version);
      if (support === undefined || support === "ended" || today > support.endOfExtendedSupport) {
        return; // Not known, or for `cluster-version-is-supported` to say.
      }
      const left = Math.round((Date.parse(support.endOfStandardSupport) - Date.parse(today)) / DAY_MILLISECONDS);
      if (left >= days || (allowsExtended && cluster.upgradePolicy?.supportType === "EXTENDED")) {
        return;
      }
      report(
        "version",
        left < 0
          ? `left standard support on ${support.endOfStandardSupport}; upgrade${allowsExtended ? ", or choose upgradePolicy.supportType EXTENDED" : ""}`
          : `leaves standard support in ${left} days; upgrade to a later version`,
      );
    }),
  ],
});
