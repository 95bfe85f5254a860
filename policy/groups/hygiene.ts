import type { RuleGroup } from "../internal/group";
import { clusterVersionHasTimeLeft } from "../rules/cluster-version-has-time-left";
import { clusterVersionIsSupported } from "../rules/cluster-version-is-supported";
import { commitmentsFitTheOnDemandBase } from "../rules/commitments-fit-the-on-demand-base";
import { eachZoneHasItsNatGateway } from "../rules/each-zone-has-its-nat-gateway";
import { nodeGroupImageIsMaintained } from "../rules/node-group-image-is-maintained";
import { nodeGroupImageIsOffered } from "../rules/node-group-image-is-offered";
import { nodeLabelsMayBeSetByTheKubelet } from "../rules/node-labels-may-be-set-by-the-kubelet";
import { nodeMetadataNeedsAToken } from "../rules/node-metadata-needs-a-token";
import { nodeMetadataStaysOnTheNode } from "../rules/node-metadata-stays-on-the-node";
import { nodeRoleHoldsOnlyNodePermissions } from "../rules/node-role-holds-only-node-permissions";
import { nodeTemplateKeepsMetadataOnTheNode } from "../rules/node-template-keeps-metadata-on-the-node";
import { nodeTemplateNeedsAToken } from "../rules/node-template-needs-a-token";
import { nodesPullImagesThroughEndpoints } from "../rules/nodes-pull-images-through-endpoints";
import { podsGetRolesFromPodIdentity } from "../rules/pods-get-roles-from-pod-identity";
import { spotCapacityCarriesCostTags } from "../rules/spot-capacity-carries-cost-tags";
import { spotInterruptionsAreRecorded } from "../rules/spot-interruptions-are-recorded";
import { spotServiceLinkedRoleExists } from "../rules/spot-service-linked-role-exists";
import { userDataSpeaksNodeadm } from "../rules/user-data-speaks-nodeadm";

/** What nodes that come and go make worse: metadata, images, versions, roles, network. */
export const HYGIENE: RuleGroup = {
  letter: "H",
  name: "hygiene",
  title: "Security and hygiene",
  rules: [
    { rule: nodeMetadataNeedsAToken, baseline: "mandatory", strict: "mandatory" },
    { rule: nodeTemplateNeedsAToken, baseline: "mandatory", strict: "mandatory" },
    { rule: nodeMetadataStaysOnTheNode, baseline: "advisory", strict: "advisory" },
    { rule: nodeTemplateKeepsMetadataOnTheNode, baseline: "advisory", strict: "advisory" },
    { rule: podsGetRolesFromPodIdentity, baseline: "mandatory", strict: "mandatory" },
    { rule: nodeGroupImageIsOffered, baseline: "mandatory", strict: "mandatory" },
    { rule: nodeGroupImageIsMaintained, baseline: "advisory", strict: "advisory" },
    { rule: userDataSpeaksNodeadm, baseline: "advisory", strict: "advisory" },
    { rule: nodeLabelsMayBeSetByTheKubelet, baseline: "mandatory", strict: "mandatory" },
    { rule: clusterVersionIsSupported, baseline: "mandatory", strict: "mandatory" },
    { rule: clusterVersionHasTimeLeft, baseline: "advisory", strict: "advisory" },
    { rule: eachZoneHasItsNatGateway, baseline: "advisory", strict: "advisory" },
    { rule: nodesPullImagesThroughEndpoints, baseline: "advisory", strict: "mandatory" },
    { rule: spotInterruptionsAreRecorded, baseline: "advisory", strict: "advisory" },
    { rule: spotServiceLinkedRoleExists, baseline: "disabled", strict: "disabled" },
    { rule: spotCapacityCarriesCostTags, baseline: "advisory", strict: "advisory" },
    { rule: commitmentsFitTheOnDemandBase, baseline: "disabled", strict: "disabled" },
    { rule: nodeRoleHoldsOnlyNodePermissions, baseline: "advisory", strict: "advisory" },
  ],
};
