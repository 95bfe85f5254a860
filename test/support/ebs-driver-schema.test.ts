import { expect, test } from "@jest/globals";

import { ebsDriverSchemaErrors } from "./ebs-driver-schema";

test.each([
  { what: "nothing at all", values: {}, errors: [] },
  { what: "a key the chart does not know", values: { replicas: 1 }, errors: [".replicas: not known"] },
  {
    what: "a key below another that the chart does not know",
    values: { sidecars: { attacher: { image: { registry: "a" } } } },
    errors: [".sidecars.attacher.image.registry: not known"],
  },
  {
    what: "a text where a switch stands",
    values: { node: { enableWindows: "false" } },
    errors: [".node.enableWindows: should be boolean"],
  },
  {
    what: "a tag whose value is no text, which a shared part of the schema refuses",
    values: { controller: { extraVolumeTags: { team: 1 } } },
    errors: [".controller.extraVolumeTags['team']: should be string"],
  },
])("$what", ({ values, errors }) => {
  expect(ebsDriverSchemaErrors(values)).toEqual(errors);
});
