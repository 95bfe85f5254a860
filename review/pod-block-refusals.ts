import { CLUSTER } from "../facts/replace-on-changes";
import type { ReviewedSides } from "./control-plane-refusals";
import type { ResourceChange } from "./resource-change";

/** Token of what gives a VPC the block of its pods. */
const ASSOCIATION = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

const REFUSAL = "AWS refuses to take a block of pod addresses from a VPC while nodes have interfaces there";

/**
 * Why the addresses of pods do not go while the nodes of a control plane that stays still have interfaces in their subnets.
 *
 * Another block alone replaces no node, so that the old ones would keep theirs for ever.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html
 */
export function podBlockRefusals({ type, kind }: ResourceChange, { before, after }: ReviewedSides): readonly string[] {
  const isKept = [...before.resources.values()].some((one) => one.type === CLUSTER && after.resources.has(one.urn));
  if (type !== ASSOCIATION || !isKept) {
    return [];
  }
  if (kind === "delete") {
    return [`${REFUSAL}; run the update again when the old nodes are gone`];
  }
  return kind === "replace"
    ? [`${REFUSAL}; replace all nodes too, as another amiRelease does, and run it again when the old ones are gone`]
    : [];
}
