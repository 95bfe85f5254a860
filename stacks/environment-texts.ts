import { ZONE_ID } from "../facts/regions";
import { text } from "./documented";

/** A name that ends up in names of resources, such as `spot-large`. */
export const KEBAB_NAME = text(
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  "lower-case letters, digits and single hyphens, beginning with a letter",
);

/** Name of an availability zone; whether the region has it is checked later, beside the region. */
export const ZONE = text(/^[a-z0-9]+(-[a-z0-9]+)+$/, "the name of a zone, such as us-east-1a");

/** Id of an availability zone; whether the region has it is checked later. */
export const ZONE_ID_TEXT = text(ZONE_ID, "the id of a zone, such as use1-az4");

/** A block of addresses; its form is checked closer later. */
export const CIDR = text(/^[0-9a-fA-F.:]+\/\d{1,3}$/, "a block of addresses, such as 10.0.0.0/16");

/** The ARN of something, named in an example. */
export function arn(what: string, example: string) {
  return text(/^arn:[a-z-]+:[a-z-]+:[a-z0-9-]*:[a-z0-9]*:.+$/, `the ARN of ${what}, such as ${example}`);
}
