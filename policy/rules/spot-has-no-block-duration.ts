import { resourceRule, type Judging } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { INSTANCE, LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { SPOT_INSTANCE_REQUEST } from "../resource-types/spot-requests";

/** Spot blocks, instances for a time agreed upon beforehand, are not sold any more. */
export const spotHasNoBlockDuration = resourceRule({
  name: "spot-has-no-block-duration",
  entry: "A20",
  severity: "medium",
  description: "No spot request asks for a block of time.",
  why:
    "AWS stopped selling spot instances for a defined time at the end of 2022. A request that asks for one is refused, so a group " +
    "on such a template launches nothing.",
  mend: "Leave `blockDurationMinutes` out.",
  sources: ["https://aws.amazon.com/blogs/aws/new-ec2-spot-blocks-for-defined-duration-workloads/"],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceMarketOptions: { marketType: "spot", spotOptions: { blockDurationMinutes: 60 } } },
      },
    },
    kept: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceMarketOptions: { marketType: "spot" } },
      },
    },
  },
  judges: (on) => [
    on(
      LAUNCH_TEMPLATE,
      (template, { report }) => judgeBlock(IN_MARKET_OPTIONS.join("."), blockOf(template), report),
      (template, edit) => {
        if (isBlock(unlessUnknown(() => blockOf(template)))) {
          edit.remove(IN_MARKET_OPTIONS);
        }
      },
    ),
    on(
      INSTANCE,
      (instance, { report }) => judgeBlock(IN_MARKET_OPTIONS.join("."), blockOf(instance), report),
      (instance, edit) => {
        if (isBlock(unlessUnknown(() => blockOf(instance)))) {
          edit.remove(IN_MARKET_OPTIONS);
        }
      },
    ),
    on(
      SPOT_INSTANCE_REQUEST,
      (request, { report }) => judgeBlock("blockDurationMinutes", request.blockDurationMinutes, report),
      (request, edit) => {
        if (isBlock(unlessUnknown(() => request.blockDurationMinutes))) {
          edit.remove(["blockDurationMinutes"]);
        }
      },
    ),
  ],
});

const IN_MARKET_OPTIONS = ["instanceMarketOptions", "spotOptions", "blockDurationMinutes"] as const;

type WithMarketOptions = Pick<ReturnType<typeof LAUNCH_TEMPLATE.view>, "instanceMarketOptions">;

function blockOf({ instanceMarketOptions }: WithMarketOptions): number | undefined {
  return instanceMarketOptions?.spotOptions?.blockDurationMinutes;
}

/** Zero is how a provider says that it is left out. */
function isBlock(minutes: number | undefined): boolean {
  return minutes !== undefined && minutes !== 0;
}

function judgeBlock(path: string, minutes: number | undefined, report: Judging<unknown>["report"]): void {
  if (isBlock(minutes)) {
    report(path, `asks for ${minutes} minutes, and AWS sells no such blocks any more; leave it out`);
  }
}
