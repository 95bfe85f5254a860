import { expect, test } from "@jest/globals";

import {
  problemsOf,
  SYSTEM,
  type AcceptedRow,
  type Changes,
  type RefusedRow,
} from "../../support/environment-document";
import { inTheirs } from "../their-cluster";

const AUTOSCALER = { engine: "cluster-autoscaler" };
const GRPC = { url: "expander.kube-system:7000", certificateSecret: "expander" };
const WEB = { kind: "on-demand", instanceTypes: ["m7i.large"], size: { min: 0, max: 4 } };

/** An autoscaler with these keys. */
function scaledBy(keys: Changes, others: Changes = {}): Changes {
  return { provisioner: { ...AUTOSCALER, ...keys }, ...others };
}

/** Without a system group, which only a cluster that exists may lack. */
const NO_HOME: Changes = { ...inTheirs(), "nodeGroups.system": undefined };

test.each<RefusedRow>([
  {
    what: "an expander that is listed twice",
    set: scaledBy({ expanders: ["priority", "least-waste", "priority"] }),
    problems: ["provisioner.expanders[2]: priority is not listed once; leave it out here"],
  },
  {
    what: "an expander that knows no prices here",
    set: scaledBy({ expanders: ["price", "least-waste"] }),
    problems: [
      "provisioner.expanders[0]: price is not an expander that starts on AWS, whose prices it does not know; leave it out",
    ],
  },
  {
    what: "an expander after the last",
    set: scaledBy({ expanders: ["random", "priority"] }),
    problems: [
      "provisioner.expanders[0]: random is not the last expander: nothing is left to choose after it; put it last",
    ],
  },
  {
    what: "all of that at once, also beside a part that is not well shaped",
    set: scaledBy({ expanders: ["random", "price", "price"], scanIntervalSeconds: 0 }),
    problems: [
      "provisioner.scanIntervalSeconds: 0 is not a whole number from 1 to 600",
      "provisioner.expanders[2]: price is not listed once; leave it out here",
      "provisioner.expanders[0]: random is not the last expander: nothing is left to choose after it; put it last",
      "provisioner.expanders[1]: price is not an expander that starts on AWS, whose prices it does not know; leave it out",
      "provisioner.expanders[2]: price is not an expander that starts on AWS, whose prices it does not know; leave it out",
    ],
  },
  {
    what: "a key of Karpenter beside the autoscaler",
    set: scaledBy({ disruption: {} }),
    problems: [
      "provisioner.disruption: is not a key of the engine cluster-autoscaler, only of the engine karpenter; leave it out",
    ],
  },
  {
    what: "an engine that nobody knows",
    set: { provisioner: { engine: "escalator" } },
    problems: ["provisioner.engine: escalator is not one of cluster-autoscaler, karpenter"],
  },
  {
    what: "no engine",
    set: { provisioner: { scanIntervalSeconds: 5 } },
    problems: ["provisioner.engine: is missing; write one of cluster-autoscaler, karpenter"],
  },
  {
    what: "a server that is asked and not named",
    set: scaledBy({ expanders: ["grpc", "least-waste"] }),
    problems: ["provisioner.grpcExpander: is missing; write the server that the expander grpc asks, or leave grpc out"],
  },
  {
    what: "a server that nobody asks",
    set: scaledBy({ grpcExpander: GRPC }),
    problems: [
      "provisioner.grpcExpander: is not asked by any expander; list grpc in provisioner.expanders, or leave it out",
    ],
  },
  {
    what: "an autoscaler and add-ons without a home",
    set: { ...scaledBy({}), addons: {}, ...NO_HOME },
    problems: [
      "provisioner: has no nodes to live on; give one managed on-demand group `role: system`, or leave it out",
      "addons: has no nodes to live on; give one managed on-demand group `role: system`, or leave it out",
    ],
  },
  {
    what: "no new pods on a recommendation, by a handler that reads a queue",
    set: scaledBy({}, { interruption: { rebalance: "cordon" } }),
    problems: [
      "interruption.rebalance: cordon is not possible here: the handler drains on whatever its queue is sent, and cordonOnly would leave interrupted nodes undrained too; write ignore",
    ],
  },
  {
    what: "no new pods on a recommendation, by nobody",
    set: scaledBy({}, { interruption: { rebalance: "cordon", terminationHandler: "elsewhere" } }),
    problems: [
      "interruption.rebalance: cordon is not possible here: nothing made here drains nodes; write ignore, and have it done by what drains them",
    ],
  },
  {
    what: "no new pods on a recommendation, without a provisioner",
    set: { interruption: { rebalance: "cordon" } },
    problems: [
      "interruption.rebalance: cordon is not possible here: nothing made here drains nodes; write ignore, and have it done by what drains them",
    ],
  },
  {
    what: "a time to on-demand without any on-demand",
    set: scaledBy({ maxMinutesToOnDemand: 1440 }),
    problems: [
      "provisioner.maxMinutesToOnDemand: 1440 is not kept: a pod may wait for ever; add an on-demand group without taints, or have fewer spot groups without",
    ],
  },
  {
    what: "a time to on-demand whose only on-demand group keeps other pods off",
    set: scaledBy(
      { maxMinutesToOnDemand: 1440 },
      { "nodeGroups.web": { ...WEB, taints: [{ key: "web", value: "yes", effect: "NoSchedule" }] } },
    ),
    problems: [
      "provisioner.maxMinutesToOnDemand: 1440 is not kept: a pod may wait for ever; add an on-demand group without taints, or have fewer spot groups without",
    ],
  },
  {
    what: "a time to on-demand that is too short",
    set: scaledBy({ maxMinutesToOnDemand: 23 }, { "nodeGroups.web": WEB }),
    problems: [
      "provisioner.maxMinutesToOnDemand: 23 is not kept: it may take 24; lower maxNodeProvisionMinutes, or have fewer spot groups without taints",
    ],
  },
])("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each<AcceptedRow>([
  { what: "an autoscaler that says nothing more", set: scaledBy({}) },
  { what: "the last expander at the end", set: scaledBy({ expanders: ["priority", "random"] }) },
  { what: "a server that is asked", set: scaledBy({ expanders: ["grpc"], grpcExpander: GRPC }) },
  { what: "add-ons without a provisioner", set: { addons: {} } },
  {
    what: "no new pods on a recommendation, by a handler on the nodes",
    set: scaledBy({}, { interruption: { rebalance: "cordon", terminationHandler: "imds" } }),
  },
  { what: "a replacement on a recommendation", set: scaledBy({}, { interruption: { rebalance: "replace" } }) },
  { what: "somebody else who drains", set: scaledBy({}, { interruption: { terminationHandler: "elsewhere" } }) },
  {
    what: "a replacement on a recommendation where somebody else drains",
    set: scaledBy({}, { interruption: { rebalance: "replace", terminationHandler: "elsewhere" } }),
  },
  {
    what: "a time to on-demand that is just long enough",
    set: scaledBy({ maxMinutesToOnDemand: 24 }, { "nodeGroups.web": WEB }),
  },
  {
    what: "another home beside the usual one",
    set: scaledBy({}, { "nodeGroups.system": { ...SYSTEM, size: { min: 3, max: 6 } } }),
  },
])("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
