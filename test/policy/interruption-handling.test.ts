import { expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as sqs from "@pulumi/aws/sqs";
import * as helm from "@pulumi/kubernetes/helm/v3";

import { nodeTerminationHandlerValues } from "../../charts-values/aws-node-termination-handler";
import { NodeTerminationHandler } from "../../components/node-termination-handler";
import { RebalanceMonitor } from "../../components/rebalance-monitor";
import { judge } from "../../policy/judge";
import { settingsOf } from "../../policy/settings";
import { stackResourcesOf } from "../../review/stack-resources";
import { record } from "../support/record";
import { TODAY } from "../support/run-rule";

const RULES = [
  "interruption-queue-delivers-in-time",
  "interruption-queue-hears-every-event",
  "spot-interruptions-are-recorded",
];
const PLACE = { region: "us-east-1", accountId: "111122223333", tags: { team: "platform" } };

function handling(): void {
  const handler = new NodeTerminationHandler("handler", {
    clusterName: "east",
    queueName: "east-interruptions",
    iam: { partition: "aws", path: "/" },
    deadLetter: {},
    ...PLACE,
  });
  new helm.Release("aws-node-termination-handler", {
    chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler",
    namespace: "kube-system",
    values: {
      ...nodeTerminationHandlerValues({
        mode: "queue",
        region: "us-east-1",
        clusterName: "east",
        queueUrl: handler.queueUrl,
      }),
    },
  });
  new RebalanceMonitor("spot", {
    namePrefix: "east-spot",
    logGroupName: "/aws/events/east/spot",
    retentionDays: 90,
    partition: "aws",
    ...PLACE,
  });
}

function spotGroup(): void {
  new autoscaling.Group("workers", {
    minSize: 0,
    maxSize: 10,
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } },
    },
    tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
  });
}

async function findingsOf(program: () => void): Promise<string[]> {
  const { plan } = await record(program);
  const { findings } = judge(stackResourcesOf(plan), settingsOf("strict"), TODAY);
  return findings.map(({ rule }) => rule).filter((rule) => RULES.includes(rule));
}

test("the rules on queues and records have nothing against what is made here", async () => {
  const both = () => {
    spotGroup();
    handling();
  };
  expect(await findingsOf(both)).toEqual([]);
});

test("and they do look: without it, or with a queue that nothing feeds, they speak", async () => {
  const unfed = () => {
    spotGroup();
    const queue = new sqs.Queue("bare", { name: "east-interruptions" });
    new helm.Release("aws-node-termination-handler", {
      chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler",
      values: { queueURL: queue.url },
    });
  };
  expect(await findingsOf(spotGroup)).toEqual(["spot-interruptions-are-recorded"]);
  expect([...new Set(await findingsOf(unfed))].sort()).toEqual(RULES);
});
