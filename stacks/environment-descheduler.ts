import { z } from "zod";

import { DESCHEDULER_STRATEGY_NAMES } from "../facts/descheduler";
import { documented, list, oneOf, wholeNumber } from "./documented";

const evicted = (what: string) =>
  documented(wholeNumber({ min: 1, max: 1000 }).exactOptional(), {
    text: `Pods moved in one round at the most, ${what}.`,
    range: "1 to 1000",
    why: "Without it a number that spares what interruptions move already.",
  });

/** What puts pods right that interruptions left where they should not be. */
export const DESCHEDULER = z.strictObject({
  strategies: documented(
    list(oneOf(DESCHEDULER_STRATEGY_NAMES), "a list of strategies", { min: 1, max: 20 }).exactOptional(),
    {
      text: "What is looked for.",
      range: `each once, of ${DESCHEDULER_STRATEGY_NAMES.join(", ")}; none that fights the provisioner`,
      why: "Without it those that repair and fight nothing, by provisioner.",
    },
  ),
  maxPodsPerNode: evicted("from each node"),
  maxPodsPerNamespace: evicted("from each namespace"),
  maxPodsTotal: evicted("in all"),
});
