import { PLACEMENT, spotPlacement } from "../detectors/spot-placement";
import { json } from "../internal/json-reader";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { resourceType } from "../internal/resource-type";
import { unlessUnknown } from "../internal/unknown";
import { boolean, number, object, text } from "../internal/view";
import { ADD_ON } from "../resource-types/eks";

const placed = object(PLACEMENT);

/** The settings of an add-on that say where its controllers run and how many there are. */
const CONFIGURED_ADD_ON = resourceType(ADD_ON.token, {
  addonName: text,
  configurationValues: json(
    object({
      ...PLACEMENT,
      autoScaling: object({ enabled: boolean, minReplicas: number }),
      cainjector: placed,
      controller: placed,
      replicaCount: number,
      replicas: number,
      webhook: placed,
    }),
  ),
});

const PARTS = ["controller", "webhook", "cainjector"] as const;

/**
 * Add-ons that run on every node or on purpose where workloads do; all others are controllers.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const NODE_AGENTS = [
  "vpc-cni",
  "kube-proxy",
  "eks-pod-identity-agent",
  "eks-node-monitoring-agent",
  "prometheus-node-exporter",
];

/** When spot goes, what finds names and drives volumes for the pods that must move has to be there. */
export const addOnAvoidsSpot = resourceRule({
  name: "add-on-avoids-spot",
  entry: "D07",
  severity: "critical",
  description: "Controllers of EKS add-ons neither require nor prefer spot nodes, and CoreDNS has more than one pod.",
  why:
    "CoreDNS and the controllers of add-ons are needed most while nodes are taken back. Put on spot they go with the nodes they " +
    "should help to replace; a single CoreDNS pod takes name resolution of the whole cluster with it.",
  mend: "Select on-demand nodes in `configurationValues`, and keep at least two pods of CoreDNS.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
    "https://docs.aws.amazon.com/eks/latest/best-practices/scale-cluster-services.html",
  ],
  options: {
    minimumReplicas: integer({ description: "Fewest pods of CoreDNS", standard: 2, minimum: 1, maximum: 100 }),
  },
  examples: {
    broken: {
      dns: {
        type: ADD_ON.token,
        properties: {
          addonName: "coredns",
          configurationValues: '{"replicaCount":1,"nodeSelector":{"eks.amazonaws.com/capacityType":"SPOT"}}',
        },
      },
    },
    kept: {
      dns: {
        type: ADD_ON.token,
        properties: {
          addonName: "coredns",
          configurationValues: '{"replicaCount":2,"nodeSelector":{"eks.amazonaws.com/capacityType":"ON_DEMAND"}}',
        },
      },
    },
  },
  judges: (on) => [
    on(CONFIGURED_ADD_ON, (addOn, { options: { minimumReplicas }, report }) => {
      const name = unlessUnknown(() => addOn.addonName);
      const values = name !== undefined && NODE_AGENTS.includes(name) ? undefined : addOn.configurationValues;
      if (values === undefined) {
        return;
      }
      for (const part of [values, ...PARTS.map((part) => values[part])]) {
        const placement = part === undefined ? undefined : spotPlacement(part);
        if (placement !== undefined) {
          const does = placement === "required" ? "require" : "prefer";
          report("configurationValues", `its pods ${does} spot nodes; select on-demand ones`);
        }
      }
      const scaling = values.autoScaling;
      const replicas = scaling?.enabled === true ? scaling.minReplicas : (values.replicaCount ?? values.replicas);
      if (name === "coredns" && replicas !== undefined && replicas < minimumReplicas) {
        report("configurationValues", `keeps ${replicas} of its pods; keep at least ${minimumReplicas}`);
      }
    }),
  ],
});
