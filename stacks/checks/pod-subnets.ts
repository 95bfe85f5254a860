import { ipv4Block, overlaps } from "../../capacity/ipv4-block";
import { associationProblem, podBlockProblem } from "../../capacity/pod-subnets";
import { instanceType } from "../../facts/ec2-catalogue";
import { problem, type Problem } from "../../capacity/problem";
import { groupsOf, serviceCidrOf, type Check, type Checked } from "./check";

const PATH = ["network", "podCidrBlock"];

/** The block of pods by itself, beside the VPC's and the services', and types that could run no pod with it. */
export const checkPodSubnets: Check = (checked) => {
  const { network } = checked.environment;
  const text = network?.podCidrBlock;
  if (text === undefined || network?.existing !== undefined) {
    return [];
  }
  const wrong = podBlockProblem(text);
  const problems = wrong === undefined ? placeProblems(text, network?.cidrBlock, serviceCidrOf(checked)) : [wrong];
  return [...problems.map((said) => problem(PATH, said)), ...interfaceProblems(checked)];
};

function placeProblems(text: string, vpcText = "", servicesText = ""): readonly string[] {
  const [block, vpc, services] = [ipv4Block(text), ipv4Block(vpcText), ipv4Block(servicesText)];
  if (block === undefined) {
    return [];
  }
  const refused = vpc && associationProblem(block, vpc);
  return [
    ...(refused === undefined ? [] : [refused]),
    ...(services !== undefined && overlaps(block, services)
      ? [`${text} is not outside cluster.serviceCidr ${services.text}; write one of 100.64.0.0/10`]
      : []),
  ];
}

/** A node's first interface is in the subnet of nodes: a type with no other has none for pods. */
function interfaceProblems(checked: Checked): readonly Problem[] {
  return groupsOf(checked).flatMap(([name, { instanceTypes = [] }]) =>
    instanceTypes.flatMap((type, index) =>
      type !== undefined && instanceType(type)?.maxNetworkInterfaces === 1
        ? [
            problem(
              ["nodeGroups", name, "instanceTypes", index],
              `${type} is not of use with network.podCidrBlock: ${ONE}`,
            ),
          ]
        : [],
    ),
  );
}

const ONE = "its only network interface serves no pods; take it out";
