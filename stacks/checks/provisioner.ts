import { planHandlers, rebalanceProblems } from "../../capacity/interruption-handlers";
import { problem, type Problem } from "../../capacity/problem";
import { EXPANDER_WITHOUT_AWS, LAST_EXPANDER } from "../../facts/cluster-autoscaler";
import { ENVIRONMENT, type Environment } from "../environment";
import { fallbackOf } from "../fallback";
import { drainedByTerminationHandler, interruptedGroupsOf } from "../interruption-handlers";
import { isSystem } from "../node-groups";
import { defined, repeats, type Check, type Checked } from "./check";

/** What brings nodes, and who drains them. */
export const checkProvisioner: Check = (checked) => {
  const { environment } = checked;
  return [
    ...expanderProblems(environment),
    ...homeProblems(environment),
    ...cordonProblems(environment),
    ...wholeProblems(environment),
  ];
};

function expanderProblems({ provisioner }: Checked["environment"]): readonly Problem[] {
  if (provisioner?.engine !== "cluster-autoscaler") {
    return [];
  }
  const { expanders = [], grpcExpander } = provisioner;
  const at = (index: number) => ["provisioner", "expanders", index];
  const last = expanders.length - 1;
  return [
    ...repeats(expanders).map(([index, expander]) =>
      problem(at(index), `${expander} is not listed once; leave it out here`),
    ),
    ...expanders.flatMap((expander, index) =>
      expander === EXPANDER_WITHOUT_AWS
        ? [
            problem(
              at(index),
              `${expander} is not an expander that starts on AWS, whose prices it does not know; leave it out`,
            ),
          ]
        : expander === LAST_EXPANDER && index < last
          ? [
              problem(
                at(index),
                `${expander} is not the last expander: nothing is left to choose after it; put it last`,
              ),
            ]
          : [],
    ),
    ...(defined(expanders).includes("grpc") === (grpcExpander !== undefined)
      ? []
      : [
          problem(
            ["provisioner", "grpcExpander"],
            grpcExpander === undefined
              ? "is missing; write the server that the expander grpc asks, or leave grpc out"
              : "is not asked by any expander; list grpc in provisioner.expanders, or leave it out",
          ),
        ]),
  ];
}

/** Controllers need nodes that are there before them and stay. */
function homeProblems({ provisioner, addons, nodeGroups = {} }: Checked["environment"]): readonly Problem[] {
  const groups = Object.values(nodeGroups);
  if (groups.some((group) => group === undefined || "role" in group)) {
    return [];
  }
  const homeless = [...(provisioner === undefined ? [] : ["provisioner"]), ...(addons === undefined ? [] : ["addons"])];
  return homeless.map((part) =>
    problem([part], "has no nodes to live on; give one managed on-demand group `role: system`, or leave it out"),
  );
}

/** Keeping new pods off a node is done by a handler on it, which is made beside the autoscaler alone. */
function cordonProblems({ provisioner, interruption }: Checked["environment"]): readonly Problem[] {
  const isOthers = provisioner === undefined || interruption?.terminationHandler === "elsewhere";
  return interruption?.rebalance !== "cordon" || provisioner?.engine === "karpenter" || !isOthers
    ? []
    : [
        problem(
          ["interruption", "rebalance"],
          "cordon is not possible here: nothing made here drains nodes; write ignore, and have it done by what drains them",
        ),
      ];
}

/** What can only be told of a document whose every part is right. */
function wholeProblems(draft: Checked["environment"]): readonly Problem[] {
  const { data } = ENVIRONMENT.safeParse(draft);
  return data?.provisioner === undefined || !Object.values(data.nodeGroups).some(isSystem)
    ? []
    : [...handlerProblems(data), ...fallbackProblems(data)];
}

function handlerProblems(environment: Environment): readonly Problem[] {
  const { terminationHandler, rebalance } = environment.interruption;
  const karpenter = environment.provisioner?.engine === "karpenter";
  if (terminationHandler === "elsewhere" && !karpenter) {
    return [];
  }
  const covers = drainedByTerminationHandler(environment);
  const mode = terminationHandler === "queue" ? "queue" : "nodes";
  const groups = interruptedGroupsOf(environment);
  const { owners, problems } = planHandlers(groups, { nodeTerminationHandler: { mode, covers }, karpenter });
  const ours = Object.values(owners).filter((owner) => owner !== "eks" && owner !== "karpenter");
  return [...problems, ...rebalanceProblems(["interruption", "rebalance"], rebalance, ours)];
}

function fallbackProblems(environment: Environment): readonly Problem[] {
  const { provisioner } = environment;
  const bound = provisioner?.engine === "cluster-autoscaler" ? provisioner.maxMinutesToOnDemand : undefined;
  const fallback = fallbackOf(environment);
  if (bound === undefined || fallback === undefined) {
    return [];
  }
  const { timedOutMinutes } = fallback;
  const path = ["provisioner", "maxMinutesToOnDemand"];
  if (timedOutMinutes === undefined) {
    return [
      problem(
        path,
        `${bound} is not kept: a pod may wait for ever; add an on-demand group without taints, or have fewer spot groups without`,
      ),
    ];
  }
  return timedOutMinutes <= bound
    ? []
    : [
        problem(
          path,
          `${bound} is not kept: it may take ${timedOutMinutes}; lower maxNodeProvisionMinutes, or have fewer spot groups without taints`,
        ),
      ];
}
