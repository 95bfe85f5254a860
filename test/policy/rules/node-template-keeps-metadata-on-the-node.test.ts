import { expect, test } from "@jest/globals";

import { nodeTemplateKeepsMetadataOnTheNode as rule } from "../../../policy/rules/node-template-keeps-metadata-on-the-node";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const TOO_FAR =
  "template metadataOptions.httpPutResponseHopLimit: lets answers travel 2 hops, which reaches pods; write 1";
const TWO = { metadataOptions: { httpPutResponseHopLimit: 2 } };

function stackOf(template: object, group: object = { launchTemplate: { id: "${template.id}" } }) {
  return {
    template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { ...template } },
    workers: { type: "aws:eks/nodeGroup:NodeGroup", properties: { ...group } },
  };
}

test.each([
  { template: "two hops", resources: stackOf(TWO), says: [TOO_FAR] },
  { template: "one hop", resources: stackOf({ metadataOptions: { httpPutResponseHopLimit: 1 } }), says: [] },
  { template: "left out", resources: stackOf({}), says: [] },
  { template: "left out and so unknown", resources: stackOf({ metadataOptions: UNKNOWN }), says: [] },
  { template: "two hops, of nobody", resources: stackOf(TWO, {}), says: [] },
  {
    template: "two hops, one that itself tells",
    resources: stackOf({ ...TWO, tags: { "kubernetes.io/cluster/east": "owned" } }),
    says: [],
  },
])("$template", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may allow two", () => {
  expect(runOn(rule, stackOf(TWO), { options: { hopLimit: 2 } })).toEqual([]);
});
