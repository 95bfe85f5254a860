import { z } from "zod";

import { ACCOUNT_ID, IAM_PATH } from "../facts/limits";
import { documented, flag, list, text } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { arn } from "./environment-texts";

const roleArn = arn("a role", "arn:aws:iam::111122223333:role/deployer");
const policyArn = arn("a policy", "arn:aws:iam::111122223333:policy/boundary");

/** Which accounts the program may change, and as whom. */
export const ACCOUNT = z.strictObject({
  allowedAccountIds: documented(
    list(text(ACCOUNT_ID, "an account id: 12 digits in quotes"), "a list of account ids", { max: 50 }).default([]),
    {
      text: "Ids of the AWS accounts this environment may be made in; with any other credentials nothing happens.",
      range: "12 digits each, in quotes",
      why: "Empty means any account. Required where `deletionProtection` is true: the wrong credentials then do no harm.",
    },
  ),
  assumeRoleArn: documented(roleArn.exactOptional(), {
    text: "Role that the AWS provider assumes before it does anything.",
    why: "Without it the provider uses the credentials it finds.",
  }),
});

/** What an organisation demands of every role. */
export const IAM = z.strictObject({
  permissionsBoundary: documented(policyArn.exactOptional(), {
    text: "ARN of the policy that bounds what every role made here can do.",
    why: "Organisations that demand a boundary refuse roles without it; without such a rule none is needed.",
  }),
  path: documented(
    text(IAM_PATH.pattern, "a path of letters, digits and signs, without spaces, that begins and ends with /").default(
      DEFAULTS.iam.path,
    ),
    {
      text: "Path of every role made here, such as `/platform/`.",
      range: `begins and ends with /, at most ${IAM_PATH.maxLength} characters`,
      why: "AWS's own default.",
    },
  ),
  createsSpotServiceLinkedRole: documented(flag().default(DEFAULTS.iam.createsSpotServiceLinkedRole), {
    text: "Whether to make `AWSServiceRoleForEC2Spot`, which an account needs once before its first spot instance.",
    why: "Off: making it fails in an account that has it, and every account that ever used spot has it.",
  }),
});
