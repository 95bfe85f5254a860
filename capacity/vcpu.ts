import type { CapacityType } from "../facts/capacity";
import { instanceType, type InstanceType } from "../facts/ec2-catalogue";
import { VCPU_QUOTA_FAMILIES, type VcpuQuota } from "../facts/quotas";

/** A group of nodes, as far as its vCPUs go. */
export interface CapacityGroup {
  /** Name of the group, for messages. */
  readonly name: string;
  readonly capacityType: CapacityType;
  /** Full names, at least one, such as `m5.large`. */
  readonly instanceTypes: readonly string[];
  /** Nodes at least. */
  readonly minSize: number;
  /** Nodes at most. */
  readonly maxSize: number;
}

/** vCPUs when all groups are at their smallest and at their largest. */
export interface VcpuRange {
  readonly minVcpu: number;
  readonly maxVcpu: number;
}

/** What groups take of one quota. */
export interface QuotaUse extends VcpuRange {
  /** Left out: AWS lists no such quota for these instances. */
  readonly quota?: VcpuQuota;
  readonly capacityType: CapacityType;
  /** Names of the groups that count against it. */
  readonly groups: readonly string[];
}

function typesOf({ name, instanceTypes }: CapacityGroup): readonly InstanceType[] {
  return instanceTypes.map((typeName) => {
    const type = instanceType(typeName);
    if (type === undefined) {
      throw new RangeError(`${name}.instanceTypes: ${typeName} is not an instance type in the catalogue`);
    }
    return type;
  });
}

/** The quota an instance of this type counts against; undefined: AWS lists none for this capacity type. */
export function vcpuQuota(type: InstanceType, capacityType: CapacityType): VcpuQuota | undefined {
  return VCPU_QUOTA_FAMILIES.find(
    ({ categories, generations }) =>
      categories.includes(type.category) && (generations?.includes(type.generation) ?? true),
  )?.quotas[capacityType];
}

/**
 * vCPUs of one group; the largest type counts, so that no choice of EC2's exceeds the number.
 *
 * @throws RangeError - an instance type is not in the catalogue.
 */
export function groupVcpu(group: CapacityGroup): VcpuRange {
  const vcpu = Math.max(0, ...typesOf(group).map((type) => type.vcpu));
  return { minVcpu: vcpu * group.minSize, maxVcpu: vcpu * group.maxSize };
}

/**
 * vCPUs of all groups together, by capacity type.
 *
 * @throws RangeError - an instance type is not in the catalogue.
 */
export function vcpuByCapacityType(groups: readonly CapacityGroup[]): Readonly<Record<CapacityType, VcpuRange>> {
  const total = (capacityType: CapacityType): VcpuRange => {
    const ranges = groups.filter((group) => group.capacityType === capacityType).map(groupVcpu);
    return {
      minVcpu: ranges.reduce((sum, { minVcpu }) => sum + minVcpu, 0),
      maxVcpu: ranges.reduce((sum, { maxVcpu }) => sum + maxVcpu, 0),
    };
  };
  return { spot: total("spot"), "on-demand": total("on-demand") };
}

/**
 * vCPUs by the account's quota they count against, in the order of the groups.
 *
 * A group whose types fall under several quotas counts fully against each, since EC2 may choose either.
 *
 * @throws RangeError - an instance type is not in the catalogue.
 */
export function vcpuByQuota(groups: readonly CapacityGroup[]): readonly QuotaUse[] {
  const uses = new Map<string, QuotaUse>();
  for (const group of groups) {
    const { name, capacityType } = group;
    const { minVcpu, maxVcpu } = groupVcpu(group);
    const quotas = typesOf(group).map((type) => vcpuQuota(type, capacityType));
    const byKey = new Map(quotas.map((quota) => [quota?.code ?? capacityType, quota]));
    for (const [key, quota] of byKey) {
      const use = uses.get(key) ?? { minVcpu: 0, maxVcpu: 0, groups: [] };
      uses.set(key, {
        ...(quota && { quota }),
        capacityType,
        minVcpu: use.minVcpu + minVcpu,
        maxVcpu: use.maxVcpu + maxVcpu,
        groups: [...use.groups, name],
      });
    }
  }
  return [...uses.values()];
}
