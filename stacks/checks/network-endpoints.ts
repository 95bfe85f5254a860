import { PUBLIC_REGISTRY_HOSTS } from "../../facts/public-registries";
import { PARTITIONS, type Partition } from "../../facts/regions";
import {
  BASTION_ENDPOINTS,
  NODE_ENDPOINTS,
  VPC_ENDPOINT_NAMES,
  vpcEndpointService,
  type VpcEndpointName,
} from "../../facts/vpc-endpoints";
import { problem, type Problem } from "../../capacity/problem";
import { entryOf } from "../schema-walk";
import { repeats, type Check, type Checked } from "./check";

const PATH = ["network", "endpoints"];
const REGISTRY = ["images", "registry"];

/** Endpoints there are in the region, and what nodes and a bastion without a NAT gateway need of them. */
export const checkNetworkEndpoints: Check = (checked) => {
  const { environment, region, partition } = checked;
  const endpoints = environment.network?.endpoints ?? [];
  return [
    ...repeats(endpoints).map(([index, name]) =>
      problem([...PATH, index], `${name} is not an endpoint of its own: it is listed above; remove it`),
    ),
    ...endpoints.flatMap((name, index) =>
      name !== undefined && partition !== undefined && vpcEndpointService(name, partition, region) === undefined
        ? [problem([...PATH, index], `${name} is not an endpoint whose name is known in ${region}; leave it out`)]
        : [],
    ),
    ...(environment.network?.nat === "none" && partition !== undefined ? withoutNat(checked, partition) : []),
  ];
};

function withoutNat(checked: Checked, partition: Partition): readonly Problem[] {
  const { region } = checked;
  const hasBastion = checked.environment.bastion !== undefined;
  const users = { ...NODE_ENDPOINTS, ...(hasBastion ? BASTION_ENDPOINTS : {}) };
  const needed = VPC_ENDPOINT_NAMES.filter((name) => Object.hasOwn(users, name));
  const unknown = needed.filter((name) => vpcEndpointService(name, partition, region) === undefined);
  if (unknown.length > 0) {
    const mend = `nodes need the endpoint ${unknown.join(", ")}, whose name there is not known; write single or per-zone`;
    return [problem(["network", "nat"], `none is not possible in ${region}: ${mend}`)];
  }
  const missing = missingPieces(checked, partition, needed);
  const who = hasBastion ? "nodes and the bastion" : "nodes";
  const why = `none is not enough for ${who}: they pull images and reach AWS by no other way`;
  return [
    ...(missing.length === 0 ? [] : [problem(["network", "nat"], `${why}; ${missing.join(", and ")}`)]),
    ...registryProblems(checked),
  ];
}

/** What to write, so that nodes work without a NAT gateway; nothing about a part that is wrong in itself. */
function missingPieces(
  { environment, written, region }: Checked,
  partition: Partition,
  needed: readonly VpcEndpointName[],
): readonly string[] {
  const endpoints = environment.network?.endpoints;
  const isWellShaped = endpoints !== undefined && !endpoints.includes(undefined);
  const absent = isWellShaped ? needed.filter((name) => !endpoints.includes(name)) : [];
  const example = `111122223333.dkr.ecr.${region}.${PARTITIONS[partition].dnsSuffix}`;
  return [
    ...(absent.length === 0 ? [] : [`add ${absent.join(", ")} to network.endpoints`]),
    ...(REGISTRY.reduce(entryOf, written) === undefined ? [`write images.registry, such as ${example}`] : []),
  ];
}

/** The endpoints of ECR lead to the registries of their own region, and to none on the internet. */
function registryProblems({ environment, region }: Checked): readonly Problem[] {
  const registry = environment.images?.registry;
  const host = registry?.split("/")[0];
  if (registry !== undefined && PUBLIC_REGISTRY_HOSTS.some((known) => known === host)) {
    const mend = "it is on the internet; write a registry of your own that holds copies of the images";
    return [problem(REGISTRY, `${registry} is not a registry that nodes reach without a NAT gateway: ${mend}`)];
  }
  const elsewhere = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\./.exec(registry ?? "")?.[1];
  if (registry === undefined || elsewhere === undefined || elsewhere === region) {
    return [];
  }
  const mend = `without a NAT gateway nodes reach no other; write one of ${region}, which may be a replica`;
  return [problem(REGISTRY, `${registry} is not a registry of ${region}: ${mend}`)];
}
