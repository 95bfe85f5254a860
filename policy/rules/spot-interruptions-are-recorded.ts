import { SPOT_EVENTS } from "../../facts/interruption";
import { isSpotWord } from "../../facts/spot-spelling";
import { launchesSpot, spotProperty } from "../detectors/group-launches";
import { eventsOf, isDisabled, targetsOf } from "../detectors/event-rule";
import { flag } from "../internal/options";
import type { Resource } from "../internal/resource";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { EVENT_RULE, EVENT_TARGET } from "../resource-types/events";

const WORKERS = { type: NODE_GROUP.token, properties: { capacityType: "SPOT", instanceTypes: ["m6i.large"] } };

/** Whoever does not count interruptions cannot tell which pools are bad, nor whether nodes were drained in time. */
export const spotInterruptionsAreRecorded = stackRule({
  name: "spot-interruptions-are-recorded",
  entry: "H10",
  severity: "medium",
  description: "Interruptions of spot instances are sent somewhere: to a log, a topic or a queue.",
  why:
    "EC2 keeps no list of the interruptions of the past. Without a rule of EventBridge nobody can tell which instance types are " +
    "taken back often, or whether a failure of last night was an interruption.",
  mend: "Add a rule for `EC2 Spot Instance Interruption Warning` whose target is a log group, a topic or a queue.",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html"],
  options: {
    assumesRecordedElsewhere: flag({
      description: "Another stack or account records the interruptions of this one",
      standard: false,
    }),
  },
  examples: {
    broken: { workers: WORKERS },
    kept: {
      workers: WORKERS,
      interruptions: {
        type: EVENT_RULE.token,
        properties: {
          eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}',
        },
      },
      "interruptions-to-log": {
        type: EVENT_TARGET.token,
        properties: {
          rule: "${interruptions.name}",
          arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/spot",
        },
      },
    },
  },
  judge: (stack, { each, options: { assumesRecordedElsewhere }, report }) => {
    const isRecorded = stack.of(EVENT_RULE).some((rule) => {
      const events = unlessUnknown(() => eventsOf(rule.view)) ?? SPOT_EVENTS;
      const isOfSpot = SPOT_EVENTS.some((event) => events.includes(event));
      return isOfSpot && !isDisabled(rule.view) && targetsOf(rule, stack).length > 0;
    });
    if (isRecorded || assumesRecordedElsewhere) {
      return;
    }
    let isSaid = false;
    const sayOnce = (resource: Resource, path: string) => {
      if (!isSaid) {
        isSaid = true;
        report(
          resource,
          path,
          "no rule sends spot events anywhere; add one whose target is a log group, a topic or a queue",
        );
      }
    };
    each(stack.of(NODE_GROUP), ({ resource, view }) => {
      if (isSpotWord(view.capacityType)) {
        sayOnce(resource, "capacityType");
      }
    });
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      if (launchesSpot(group, stack)) {
        sayOnce(group.resource, spotProperty(group));
      }
    });
  },
});
