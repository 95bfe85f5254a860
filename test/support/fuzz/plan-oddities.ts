import { sharedShape } from "../../../capacity/shape";
import { ipv4Block, overlaps } from "../../../capacity/ipv4-block";
import { instanceType } from "../../../facts/ec2-catalogue";
import type { Plan, PlannedResource } from "../../../preview/plan";
import type { WireValue } from "../../../preview/wire";

const VPC_COMPONENT = "awsx:ec2:Vpc";

/** What no plan of this program may hold, in words; empty: nothing odd. */
export function planOddities(plan: Plan, document: unknown): readonly string[] {
  return [
    ...plan.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
    ...overlappingSubnets(plan),
    ...mixedShapes(plan),
    ...namesByIndex(plan, document),
    ...sharedNames(plan),
  ];
}

function overlappingSubnets({ resources }: Plan): readonly string[] {
  const blocks = resources.flatMap(({ type, name, inputs }) => {
    const cidr = type === "aws:ec2/subnet:Subnet" ? inputs["cidrBlock"] : undefined;
    const block = typeof cidr === "string" ? ipv4Block(cidr) : undefined;
    return block === undefined ? [] : [{ name, block }];
  });
  return blocks.flatMap((one, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => overlaps(one.block, other.block))
      .map((other) => `${one.name} and ${other.name} have addresses in common`),
  );
}

/** Values of every key of this name, however deep. */
function valuesOf(key: string, value: WireValue): readonly WireValue[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, part]: [string, WireValue]) =>
    name === key && (typeof part === "string" || Array.isArray(part)) ? part : valuesOf(key, part),
  );
}

function mixedShapes({ resources }: Plan): readonly string[] {
  const groups = resources.filter(({ type }) => /^aws:(eks\/nodeGroup:NodeGroup|autoscaling\/group:Group)$/.test(type));
  return groups.flatMap(({ name, inputs }) => {
    const names = [...valuesOf("instanceTypes", inputs), ...valuesOf("instanceType", inputs)];
    const types = names.flatMap((one) => (typeof one === "string" ? (instanceType(one) ?? []) : []));
    const misfits = types.length === 0 ? [] : sharedShape(types).misfits;
    return misfits.map(({ instanceType: odd, reason }) => `${name}: ${odd} ${reason}`);
  });
}

/** Every key of a document's maps and every text in it, longest first: what a name may be made of. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, part]: [string, unknown]) => [key, ...wordsOf(part)])
    : [];
}

function namesByIndex({ resources }: Plan, document: unknown): readonly string[] {
  const words = [...new Set(wordsOf(document))].filter((word) => /\d/.test(word)).sort((a, b) => b.length - a.length);
  const vpcs = new Set(resources.filter(({ type }) => type === VPC_COMPONENT).map(({ urn }) => urn));
  const parents = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const isOfVpc = ({ urn }: PlannedResource): boolean => {
    let above: string | undefined = urn;
    while (above !== undefined && !vpcs.has(above)) {
      above = parents.get(above);
    }
    return above !== undefined;
  };
  return resources
    .filter((resource) => !isOfVpc(resource))
    .filter(({ name }) => {
      const rest = words.reduce((text, word) => text.replaceAll(word, "word"), name);
      return /(^|-)\d+($|-)|\[\d+\]/.test(rest);
    })
    .map(({ name }) => `${name} is named by an index`);
}

function sharedNames({ resources }: Plan): readonly string[] {
  const seen = new Set<string>();
  return resources.flatMap(({ urn }) => {
    const again = seen.has(urn);
    seen.add(urn);
    return again ? [`${urn} is made twice`] : [];
  });
}
