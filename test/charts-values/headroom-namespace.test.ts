import { expect, test } from "@jest/globals";

import { headroomNamespace } from "../../charts-values/headroom-namespace";

test("the namespace of headroom takes only pods that need no right", () => {
  expect(headroomNamespace()).toEqual({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "headroom", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
  });
});
