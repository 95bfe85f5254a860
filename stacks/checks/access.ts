import { IAM_PATH } from "../../facts/limits";
import { problem, type PathStep, type Problem } from "../../capacity/problem";
import { repeats, type Check, type Checked } from "./check";

const PATH_AND_NAME = "[\\w+=,.@/-]+";

/** A kind of thing in IAM that an ARN can name. */
interface ArnKind {
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly example: string;
}

const arnKind = (resources: string, owner: string, allowed: string, example: string): ArnKind => ({
  pattern: new RegExp(`^arn:([a-z-]+):iam::(${owner}):(${resources})/${PATH_AND_NAME}$`),
  allowed,
  example,
});
const ROLE = arnKind("role", "\\d{12}", "the ARN of an IAM role", "role/deployer");
const POLICY = arnKind("policy", "\\d{12}|aws", "the ARN of an IAM policy", "policy/boundary");
const PRINCIPAL = arnKind("role|user", "\\d{12}", "the ARN of an IAM role or user", "role/administrator");

/** Accounts, roles, policies and administrators. */
export const checkAccess: Check = (checked) => {
  const { account, iam, cluster, deletionProtection } = checked.environment;
  const admins = Object.entries(cluster?.admins ?? {});
  return [
    ...(deletionProtection === true && account?.allowedAccountIds?.length === 0
      ? [
          problem(
            ["account", "allowedAccountIds"],
            "an empty list is not enough where deletionProtection is true; write the id of the account, in quotes",
          ),
        ]
      : []),
    ...arnProblems(checked, ["account", "assumeRoleArn"], ROLE, account?.assumeRoleArn),
    ...otherAccountProblems(account),
    ...arnProblems(checked, ["iam", "permissionsBoundary"], POLICY, iam?.permissionsBoundary),
    ...(iam?.path !== undefined && iam.path.length > IAM_PATH.maxLength
      ? [problem(["iam", "path"], `${iam.path.length} characters is not at most ${IAM_PATH.maxLength}; shorten it`)]
      : []),
    ...admins.flatMap(([name, arn]) => arnProblems(checked, ["cluster", "admins", name], PRINCIPAL, arn)),
    ...repeats(admins.map(([, arn]) => arn)).map(([index, arn]) =>
      problem(
        ["cluster", "admins", admins[index]?.[0] ?? ""],
        `${arn} is not an administrator of its own: EKS takes each ARN once; remove one of the two`,
      ),
    ),
  ];
};

function arnProblems(
  { partition }: Checked,
  path: readonly PathStep[],
  { pattern, allowed, example }: ArnKind,
  arn: string | undefined,
): readonly Problem[] {
  if (arn === undefined) {
    return [];
  }
  const found = pattern.exec(arn)?.[1];
  const right = `arn:${partition ?? "aws"}:iam::111122223333:${example}`;
  if (found === undefined) {
    return [problem(path, `${arn} is not ${allowed}; write it like ${right}`)];
  }
  return partition === undefined || found === partition
    ? []
    : [problem(path, `${arn} is not of the region's partition, ${partition}; write it like ${right}`)];
}

/** The role to assume decides in which account everything is made. */
function otherAccountProblems(account: Checked["environment"]["account"]): readonly Problem[] {
  const { assumeRoleArn, allowedAccountIds = [] } = account ?? {};
  const owner = assumeRoleArn === undefined ? undefined : ROLE.pattern.exec(assumeRoleArn)?.[2];
  if (owner === undefined || allowedAccountIds.length === 0 || allowedAccountIds.includes(owner)) {
    return [];
  }
  const listed = allowedAccountIds.join(", ");
  return [
    problem(
      ["account", "assumeRoleArn"],
      `${owner} is not one of allowedAccountIds, ${listed}; add it there, or take a role of those`,
    ),
  ];
}
