import type { LaunchTemplate } from "../detectors/launch-templates";
import {
  hasAskingImage,
  leavesImageOut,
  leavesTokensOut,
  type MetadataOptions,
  tokenProblem,
} from "../detectors/metadata-options";
import { isNodeLaunch, isSpotLaunch, type Launch } from "../detectors/node-launch";
import type { Edit } from "../internal/edit";
import { flag } from "../internal/options";
import { type Judging, resourceRule } from "../internal/resource-rule";
import type { ResourceType } from "../internal/resource-type";
import { unlessUnknown } from "../internal/unknown";
import { INSTANCE_AS_LAUNCHED, LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_CLASS } from "../resource-types/karpenter";
import { LAUNCH_CONFIGURATION } from "../resource-types/spot-requests";

interface Values {
  readonly assumesTokensElsewhere: boolean;
}

type MetadataLaunch = Launch & { readonly metadataOptions: MetadataOptions | undefined };

const LAUNCHES: readonly ResourceType<MetadataLaunch>[] = [INSTANCE_AS_LAUNCHED, LAUNCH_CONFIGURATION];

/** What is wrong with a launch that is known to be spot, or a node. */
function launchProblem(launch: MetadataLaunch, { assumesTokensElsewhere }: Values): string | undefined {
  if (!isSpotLaunch(launch) && !isNodeLaunch(launch)) {
    return undefined;
  }
  const { metadataOptions } = launch;
  return assumesTokensElsewhere && metadataOptions?.httpTokens === undefined
    ? undefined
    : tokenProblem(metadataOptions);
}

/** The same of a template, which may have an image that asks for tokens, or leave its image to a managed node group. */
function templateProblem(template: LaunchTemplate, values: Values): string | undefined {
  const problem = launchProblem(template, values);
  const isByImage =
    unlessUnknown(() => hasAskingImage(template) || (leavesImageOut(template) && !isSpotLaunch(template))) ?? false;
  return isByImage && leavesTokensOut(template.metadataOptions) ? undefined : problem;
}

/** How launches of a type are judged and mended, by what is wrong with one. */
function judgedBy<V>(problemOf: (launch: V, values: Values) => string | undefined) {
  return [
    (launch: V, { options, report }: Judging<Values>): void => {
      const problem = problemOf(launch, options);
      if (problem !== undefined) {
        report(PATH, problem);
      }
    },
    (launch: V, edit: Edit, values: Values): void => {
      if (problemOf(launch, values) !== undefined) {
        edit.set(["metadataOptions", "httpTokens"], "required");
      }
    },
  ] as const;
}

const PATH = "metadataOptions.httpTokens";

/** Without a token, whoever makes a node fetch an address has the credentials of its role. */
export const nodeMetadataNeedsAToken = resourceRule({
  name: "node-metadata-needs-a-token",
  entry: "H01",
  severity: "high",
  description: "Spot instances and nodes answer at the metadata address only with a token (IMDSv2).",
  why:
    "The metadata address hands out the credentials of the node's role. Without a token, a pod or page that makes a process on " +
    "the node fetch an address of its choice has them. Left out, it depends on the image, of which those of AL2023 ask for a token, " +
    "and on the account.",
  mend: "Set `metadataOptions.httpTokens` to `required`.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/al2023.html",
  ],
  options: {
    assumesTokensElsewhere: flag({
      description: "The account or the image asks for tokens, so that templates may leave it out",
      standard: false,
    }),
  },
  examples: {
    broken: {
      workers: { type: LAUNCH_TEMPLATE.token, properties: { instanceMarketOptions: { marketType: "spot" } } },
    },
    kept: {
      workers: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceMarketOptions: { marketType: "spot" }, metadataOptions: { httpTokens: "required" } },
      },
    },
  },
  judges: (on) => [
    on(LAUNCH_TEMPLATE, ...judgedBy(templateProblem)),
    ...LAUNCHES.map((type) => on(type, ...judgedBy(launchProblem))),
    on(
      NODE_CLASS,
      ({ spec }, { report }) => {
        const problem = tokenProblem(spec?.metadataOptions);
        if (problem !== undefined && spec?.metadataOptions?.httpTokens !== undefined) {
          report(`spec.${PATH}`, problem);
        }
      },
      ({ spec }, edit) => {
        const isStated = spec?.metadataOptions?.httpTokens !== undefined;
        if (isStated && tokenProblem(spec.metadataOptions) !== undefined) {
          edit.set(["spec", "metadataOptions", "httpTokens"], "required");
        }
      },
    ),
  ],
});
