import type { RuleGroup } from "../internal/group";
import { interruptionQueueDeliversInTime } from "../rules/interruption-queue-delivers-in-time";
import { interruptionQueueHearsEveryEvent } from "../rules/interruption-queue-hears-every-event";

/** Who hears of an interruption, and in time. */
export const INTERRUPTION: RuleGroup = {
  letter: "C",
  name: "interruption",
  title: "Interruption handling",
  rules: [
    { rule: interruptionQueueHearsEveryEvent, baseline: "advisory", strict: "advisory" },
    { rule: interruptionQueueDeliversInTime, baseline: "advisory", strict: "advisory" },
  ],
};
