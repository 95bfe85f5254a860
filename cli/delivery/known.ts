import { z } from "zod";

import { queueUrl } from "../../facts/interruption";
import type { StackConfig } from "../../stacks/config";
import type { KnownToAws } from "../../stacks/releases/release";

/** What stands in a file for what only AWS knows, by what it is. */
export const PLACEHOLDERS = {
  vpcId: "REPLACE_WITH_VPC_ID",
  endpoint: "REPLACE_WITH_API_SERVER_URL",
  accountId: "REPLACE_WITH_ACCOUNT_ID",
} as const;

/** What is read of `pulumi stack output --json`. */
const OUTPUTS = z.object({
  environment: z.object({
    name: z.string(),
    vpcId: z.string().regex(/^vpc-/),
    cluster: z.object({ arn: z.string().regex(/^arn:[^:]+:eks:[^:]+:[0-9]{12}:cluster\//), endpoint: z.url() }),
  }),
});

/** What AWS knows of an environment, or in words what is wrong with the outputs that should tell it. */
export type Known =
  | { readonly known: KnownToAws<string>; readonly problem?: never }
  | { readonly known?: never; readonly problem: string };

/** Placeholders, but for what the environment itself says of a network or cluster that exists. */
export function withPlaceholders(config: StackConfig): KnownToAws<string> {
  const { network, cluster } = config.environment;
  return knownBy(config, {
    vpcId: network.existing?.vpcId ?? PLACEHOLDERS.vpcId,
    endpoint: cluster.existing?.endpoint ?? PLACEHOLDERS.endpoint,
    accountId: PLACEHOLDERS.accountId,
  });
}

/** What the outputs of a stack tell, as `pulumi stack output --json` prints them. */
export function fromOutputs(config: StackConfig, outputs: unknown): Known {
  const { data, error } = OUTPUTS.safeParse(outputs);
  if (data === undefined) {
    const missing = [...new Set(error.issues.map(({ path }) => path.map(String).join(".")))].join(", ");
    return { problem: `lacks or has wrong: ${missing}; write what pulumi stack output --json prints` };
  }
  const { name, vpcId, cluster } = data.environment;
  if (name !== config.environment.name) {
    return { problem: `is of another environment than ${config.environment.name}` };
  }
  const accountId = cluster.arn.split(":")[4] ?? "";
  return { known: knownBy(config, { vpcId, endpoint: cluster.endpoint, accountId }) };
}

function knownBy(
  { partition, region }: StackConfig,
  { vpcId, endpoint, accountId }: Readonly<Record<keyof typeof PLACEHOLDERS, string>>,
): KnownToAws<string> {
  return { vpcId, endpoint, queueUrl: (name) => queueUrl({ partition, region, accountId }, name) };
}
