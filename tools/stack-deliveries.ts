import { readFileSync } from "node:fs";
import path from "node:path";

import { isKubernetesMinor } from "../capacity/eks-compatibility";
import { partitionOf } from "../capacity/partition";
import { queueUrl } from "../facts/interruption";
import { readProject, stackFile } from "../preview/project";
import { readStackFile } from "../preview/stack-file";
import { parseEnvironment } from "../stacks/parse-environment";
import type { DeliveryContext } from "../stacks/releases/release";

const ROOT = path.dirname(__dirname);

/** What AWS would say, in the account that documents name. */
const ACCOUNT = "111122223333";
const VPC_ID = "vpc-0123456789abcdef0";

/**
 * What the deliveries of a stack are made of, with made-up answers where only AWS knows.
 *
 * @param stack - Name of a stack of the project, such as `production`.
 * @param registry - Registry with copies of all images. Default: as the stack has it.
 * @throws Error - the stack's file does not pass the checks.
 */
export function deliveryContextOf(stack: string, registry?: string): DeliveryContext<string> {
  const project = readProject(ROOT);
  const file = readStackFile(readFileSync(path.join(ROOT, stackFile(project, stack))), project.name);
  if (file.problems !== undefined) {
    throw new Error(file.problems.map(({ message }) => message).join("\n"));
  }
  const document: unknown = JSON.parse(file.config["spot-eks:environment"] ?? "null");
  return deliveryContext(document, file.config["aws:region"] ?? "", registry);
}

/**
 * The same for the document of an environment.
 *
 * @throws Error - the document does not pass the checks.
 */
export function deliveryContext(document: unknown, region: string, registry?: string): DeliveryContext<string> {
  const { environment, problems = [] } = parseEnvironment(document, { region });
  const partition = partitionOf(region);
  const kubernetesMinor = environment?.cluster.version ?? "";
  if (environment === undefined || partition === undefined || !isKubernetesMinor(kubernetesMinor)) {
    throw new Error(problems.map(({ path: at, message }) => `${at}: ${message}`).join("\n"));
  }
  const images = registry === undefined ? environment.images : { ...environment.images, registry };
  const account = { partition, region, accountId: ACCOUNT };
  return {
    environment: { ...environment, images },
    region,
    partition,
    kubernetesMinor,
    clusterName: environment.name,
    known: {
      vpcId: VPC_ID,
      endpoint: `https://0123456789ABCDEF.gr7.${region}.eks.amazonaws.com`,
      queueUrl: (name) => queueUrl(account, name),
    },
  };
}
