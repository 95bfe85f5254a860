import { z } from "zod";

import { documented } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { INSTANCE_TYPE_NAME } from "./environment-node-common";
import { ZONE } from "./environment-texts";

/** A way to the API server's private endpoint, by Session Manager. */
export const BASTION = z.strictObject({
  instanceType: documented(INSTANCE_TYPE_NAME.default(DEFAULTS.bastion.instanceType), {
    text: "Instance type. Another one of the same architecture restarts the bastion; of another, replaces it.",
    range: "a type of the EC2 catalogue that the zone offers",
    why: "It only passes bytes on: 1 GiB is twice what Amazon Linux 2023 needs, and costs some 6 USD a month.",
  }),
  zone: documented(ZONE.exactOptional(), {
    text: "Zone in whose private subnet it stands.",
    range: "one of `zones`",
    why: "Without it the first of `zones`. Another zone replaces it.",
  }),
});
