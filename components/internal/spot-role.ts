import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";

import { SPOT_SERVICE } from "../../facts/iam";

/** The service-linked role for spot. The account's own: others need it when this environment is gone, so it is left. */
export function makeSpotServiceLinkedRole(name: string, parent: pulumi.Resource): iam.ServiceLinkedRole {
  return new iam.ServiceLinkedRole(`${name}-spot`, { awsServiceName: SPOT_SERVICE }, { parent, retainOnDelete: true });
}
