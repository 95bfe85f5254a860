import { z } from "zod";

import { REBALANCES } from "../facts/rebalance";
import { documented, oneOf } from "./documented";
import { DEFAULTS } from "./environment-defaults";

/** What is done before AWS takes nodes back. */
export const INTERRUPTION = z.strictObject({
  rebalance: documented(oneOf(REBALANCES).default(DEFAULTS.interruption.rebalance), {
    text:
      "What self-managed groups do on a rebalance recommendation: nothing, keep new pods off the node, or start a " +
      "replacement first.",
    range: "`cordon` only with `terminationHandler: imds`",
    why:
      "`ignore`: replacing raises the desired size behind cluster-autoscaler's back, which then scales too early and " +
      "undoes it. EKS always replaces in managed spot groups.",
  }),
  terminationHandler: documented(
    oneOf(["queue", "imds", "elsewhere"]).default(DEFAULTS.interruption.terminationHandler),
    {
      text:
        "How nodes of self-managed groups are drained beside `provisioner: cluster-autoscaler`: the AWS Node Termination " +
        "Handler reads a queue, or runs on each spot node and asks the node itself, or somebody else drains them.",
      why:
        "`queue`: it hears of more than the node does, waits on termination hooks, and runs where no interruption comes. EKS " +
        "drains managed groups by itself.",
    },
  ),
});
