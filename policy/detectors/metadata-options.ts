import { isAl2023Parameter } from "../../facts/ami-family";
import { METADATA_OPTIONS } from "../../facts/node-config";
import { integer } from "../internal/options";
import type { LaunchTemplate } from "./launch-templates";

/** How far answers of the metadata address may travel. */
export const HOP_LIMIT = integer({
  description: "Most hops that an answer may travel; 2 where pods without the host's network need the address",
  standard: 1,
  minimum: 1,
  maximum: 64,
});

/** How instances answer at the instance metadata address. */
export interface MetadataOptions {
  readonly httpEndpoint: string | undefined;
  readonly httpPutResponseHopLimit: number | undefined;
  readonly httpTokens: string | undefined;
}

/**
 * What is wrong with how instances ask for a token at the metadata address; undefined where nothing is.
 *
 * @throws UnknownValue - it is not known.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
 */
export function tokenProblem(options: MetadataOptions | undefined): string | undefined {
  const tokens = options?.httpTokens;
  if (tokens === METADATA_OPTIONS.httpTokens || options?.httpEndpoint === "disabled") {
    return undefined;
  }
  const is = leavesTokensOut(options)
    ? "is left out, which leaves it to the image and the account"
    : "lets requests without a token in";
  return `${is}; write required`;
}

/** Says whether nothing is said of tokens, which leaves them to the image and the account. @throws UnknownValue */
export function leavesTokensOut(options: Pick<MetadataOptions, "httpTokens"> | undefined): boolean {
  return (options?.httpTokens ?? "") === "";
}

/**
 * Says whether a template has an image that asks for tokens by itself. @throws UnknownValue - its image is not known.
 *
 * Source: as of `amiTypeAsksForTokens`.
 */
export function hasAskingImage({ imageId }: Pick<LaunchTemplate, "imageId">): boolean {
  return imageId !== undefined && isAl2023Parameter(imageId);
}

/** Says whether a template leaves its image to the managed node group that launches from it. @throws UnknownValue */
export function leavesImageOut({ imageId }: Pick<LaunchTemplate, "imageId">): boolean {
  return (imageId ?? "") === "";
}

/**
 * What is wrong with how far answers of the metadata address travel; undefined where nothing is, and where it is left out.
 *
 * @throws UnknownValue - it is not known.
 */
export function hopProblem(options: MetadataOptions | undefined, hopLimit: number): string | undefined {
  const hops = options?.httpPutResponseHopLimit;
  return hops === undefined || hops <= hopLimit || options?.httpEndpoint === "disabled"
    ? undefined
    : `lets answers travel ${hops} hops, which reaches pods; write ${hopLimit}`;
}
