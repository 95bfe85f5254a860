import type { RuleGroup } from "../internal/group";
import { interruptionQueueDeliversInTime } from "../rules/interruption-queue-delivers-in-time";
import { interruptionQueueHearsEveryEvent } from "../rules/interruption-queue-hears-every-event";
import { interruptionsAreRehearsed } from "../rules/interruptions-are-rehearsed";
import { spotNodesHaveAnInterruptionHandler } from "../rules/spot-nodes-have-an-interruption-handler";
import { terminationHookIsCompleted } from "../rules/termination-hook-is-completed";

/** Who hears of an interruption, and in time. */
export const INTERRUPTION: RuleGroup = {
  letter: "C",
  name: "interruption",
  title: "Interruption handling",
  rules: [
    { rule: spotNodesHaveAnInterruptionHandler, baseline: "advisory", strict: "mandatory" },
    { rule: terminationHookIsCompleted, baseline: "advisory", strict: "advisory" },
    { rule: interruptionQueueHearsEveryEvent, baseline: "advisory", strict: "advisory" },
    { rule: interruptionQueueDeliversInTime, baseline: "advisory", strict: "advisory" },
    { rule: interruptionsAreRehearsed, baseline: "disabled", strict: "disabled" },
  ],
};
