import { SEND_INTERRUPTIONS_ACTION } from "../../facts/interruption";
import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { resourceType } from "../internal/resource-type";
import { list, object, text } from "../internal/view";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

/** An experiment. Source: https://www.pulumi.com/registry/packages/aws/api-docs/fis/experimenttemplate/ */
const EXPERIMENT = resourceType("aws:fis/experimentTemplate:ExperimentTemplate", {
  actions: list(object({ actionId: text })),
});

const WORKERS = { type: NODE_GROUP.token, properties: { capacityType: "SPOT", instanceTypes: ["m6i.large"] } };

/** What happens on an interruption is known only to those who have seen one. */
export const interruptionsAreRehearsed = stackRule({
  name: "interruptions-are-rehearsed",
  entry: "C12",
  severity: "low",
  description: "A stack with spot nodes has an experiment that interrupts some of them.",
  why:
    "Queues, hooks and budgets that were never tried fail at the first real interruption. An experiment sends the very notice of AWS, " +
    "at a time of one's own choice.",
  mend: `Add an experiment of the Fault Injection Service with the action ${SEND_INTERRUPTIONS_ACTION}.`,
  sources: ["https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html"],
  options: {},
  examples: {
    broken: { workers: WORKERS },
    kept: {
      workers: WORKERS,
      rehearsal: {
        type: EXPERIMENT.token,
        properties: {
          description: "Interrupts one spot node",
          actions: [{ name: "interrupt", actionId: SEND_INTERRUPTIONS_ACTION }],
        },
      },
    },
  },
  judge: (stack, { each, report }) => {
    const isRehearsed = stack.of(EXPERIMENT).some(({ view }) => {
      const actions = unlessUnknown(() => view.actions?.map(({ actionId }) => actionId));
      return actions === undefined || actions.includes(SEND_INTERRUPTIONS_ACTION);
    });
    const problem = `has spot nodes that no experiment interrupts; add one with ${SEND_INTERRUPTIONS_ACTION}`;
    each(isRehearsed ? [] : stack.of(NODE_GROUP), ({ resource, view }) => {
      if (isSpotWord(view.capacityType)) {
        report(resource, "capacityType", problem);
      }
    });
    each(isRehearsed ? [] : stack.of(AUTO_SCALING_GROUP), ({ resource, view }) => {
      if (isSpotGroup(view)) {
        report(resource, "mixedInstancesPolicy", problem);
      }
    });
  },
});
