import { stringify } from "yaml";

import type { PricedType } from "../capacity/priced-types";
import type { Selection } from "../capacity/select-instance-types";
import { CATALOGUE_DATE, OFFERINGS_DATE } from "../facts/ec2-catalogue";
import { INTERRUPTION_BANDS, onDemandPricesDate, SPOT_ADVISOR_DATE } from "../facts/ec2-prices";
import { KARPENTER_NODE_LABEL, NODE_LABEL } from "../facts/node-labels";
import type { SelectRequest } from "./select-request";

/** Version of the document that `spot-eks select --json` prints; a key that goes or changes makes a new one. */
const SELECTION_SCHEMA_VERSION = 1;

function typeEntry({ type, zoneIds, onDemand, spot }: PricedType): object {
  return {
    name: type.name,
    architecture: type.architecture,
    vcpu: type.vcpu,
    memoryMiB: type.memoryMiB,
    gpus: type.gpu ?? null,
    nvmeGB: type.nvmeGB,
    networkBaselineMbps: type.networkBaselineMbps,
    zoneIds,
    onDemandUsdPerHour: onDemand?.usdPerHour ?? null,
    isPriceEstimate: onDemand?.isEstimate ?? null,
    spotSavingsPercent: spot?.savingsPercent ?? null,
    interruptionBand: spot === undefined ? null : (INTERRUPTION_BANDS[spot.interruptionBand] ?? null),
  };
}

/**
 * The selection as a document whose keys are always there; what is not known is null.
 *
 * @param found - How many types were found; the selection may have been cut.
 */
export function selectionJson(request: SelectRequest, selection: Selection, found: number): string {
  const { criteria, capacityType, explain } = request;
  const rejections = selection.rejections();
  const told = explain === undefined || explain === "all" ? rejections : rejections.filter(isAmong(explain));
  const document = {
    schemaVersion: SELECTION_SCHEMA_VERSION,
    region: criteria.region,
    zones: (criteria.zones ?? []).map(({ name }) => name),
    capacityType,
    found,
    pools: selection.pools,
    types: selection.types.map(typeEntry),
    rejected: rejections.length,
    rejections: explain === undefined ? null : told,
    dates: {
      instanceTypes: CATALOGUE_DATE,
      offerings: OFFERINGS_DATE,
      onDemandPrices: onDemandPricesDate(criteria.region) ?? null,
      spotAdvisor: SPOT_ADVISOR_DATE,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function isAmong(names: readonly string[]): (rejection: { readonly instanceType: string }) => boolean {
  return ({ instanceType }) => names.includes(instanceType);
}

function names({ types }: Selection): string[] {
  return types.map(({ type }) => type.name);
}

/** A requirement of a NodePool and an expression of a node affinity are written alike. */
function isIn(key: string, values: readonly string[]): object {
  return { key, operator: "In", values };
}

function yaml(document: object): string {
  return stringify(document, { lineWidth: 0 });
}

/**
 * Overrides of a mixed-instances policy.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html
 */
export function overridesJson(selection: Selection): string {
  return `${JSON.stringify(
    names(selection).map((InstanceType) => ({ InstanceType })),
    null,
    2,
  )}\n`;
}

/** The key `instanceTypes` of a node group, as the stack file writes it. */
export function environmentYaml(selection: Selection): string {
  return yaml({ instanceTypes: names(selection) });
}

/**
 * Requirements of a NodePool.
 *
 * Source: https://karpenter.sh/docs/concepts/nodepools/
 */
export function nodePoolYaml({ criteria, capacityType }: SelectRequest, selection: Selection): string {
  const zones = criteria.zones ?? [];
  const zoneLabel = zones.some(({ id }) => id !== undefined) ? KARPENTER_NODE_LABEL.zoneId : NODE_LABEL.zone;
  const architectures = [...new Set(selection.types.map(({ type }) => type.architecture))].sort();
  const zoneNames = zones.map(({ name }) => name);
  return yaml({
    requirements: [
      isIn(KARPENTER_NODE_LABEL.capacityType, [capacityType]),
      isIn(NODE_LABEL.architecture, architectures),
      isIn(NODE_LABEL.instanceType, names(selection)),
      ...(zones.length > 0 ? [isIn(zoneLabel, zoneNames)] : []),
    ],
  });
}

/**
 * Node affinity that a pod must have to live on these types only.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function affinityYaml(selection: Selection): string {
  const nodeSelectorTerms = [{ matchExpressions: [isIn(NODE_LABEL.instanceType, names(selection))] }];
  return yaml({
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  });
}
