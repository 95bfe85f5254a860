import type { AccountRegion } from "./iam-flow-logs";
import type { AllowStatement } from "./iam-policy";

/**
 * Services of AWS that the load balancer controller can join to load balancers.
 *
 * `cognito` for sign-in at the load balancer, `shield` for Shield Advanced, `wafClassic` and `wafv2` for firewalls.
 */
export const LOAD_BALANCER_EXTRAS = ["cognito", "shield", "wafClassic", "wafv2"] as const;

/** One of `LOAD_BALANCER_EXTRAS`. */
export type LoadBalancerExtra = (typeof LOAD_BALANCER_EXTRAS)[number];

/**
 * Tag that the load balancer controller puts on all it makes; its value is the cluster's name.
 *
 * Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/install/iam_policy.json
 */
export const LOAD_BALANCER_CLUSTER_TAG = "elbv2.k8s.aws/cluster";

/** Condition on that tag, in what is asked for or on what is there. */
export function tagEquals(where: "Request" | "Resource", value: string): Record<string, string> {
  return { [`aws:${where}Tag/${LOAD_BALANCER_CLUSTER_TAG}`]: value };
}

const BALANCERS = ["loadbalancer/app/*/*", "loadbalancer/net/*/*"];
const LISTENERS = ["listener/app/*/*/*", "listener/net/*/*/*"];
const RULES = ["listener-rule/app/*/*/*/*", "listener-rule/net/*/*/*/*"];
const TARGET_GROUPS = ["targetgroup/*/*"];

/** What the controller may do with load balancers, listeners, rules and target groups. */
export function loadBalancerStatements(place: AccountRegion, clusterName: string): AllowStatement[] {
  const at = (...resources: readonly string[][]): string[] => resources.flat().map((each) => arn(place, each));
  const made = at(BALANCERS, TARGET_GROUPS);
  const asked = tagEquals("Request", clusterName);
  const own = { StringEquals: tagEquals("Resource", clusterName) };
  const retag = elb("AddTags", "RemoveTags");
  const creations = ["CreateLoadBalancer", "CreateTargetGroup"];
  return [
    allow("CreateLoadBalancersAndTargetGroups", elb(...creations), made, { StringEquals: asked }),
    allow("TagNewLoadBalancersAndTargetGroups", elb("AddTags"), made, {
      StringEquals: { ...asked, "elasticloadbalancing:CreateAction": creations },
    }),
    allow("RetagOwnLoadBalancersAndTargetGroups", retag, made, { Null: tagEquals("Request", "true"), ...own }),
    allow("ManageOwnLoadBalancersAndTargetGroups", elb(...CHANGES), at(LISTENERS, BALANCERS, TARGET_GROUPS), own),
    allow("CreateListeners", elb("CreateListener"), at(BALANCERS), own),
    allow("ManageListeners", elb(...LISTENER_CHANGES), at(LISTENERS)),
    allow("ManageListenerRules", elb("DeleteRule", "ModifyRule", "SetRulePriorities"), at(RULES)),
    allow("TagListenersAndRules", retag, at(RULES, LISTENERS)),
    allow("RegisterTargets", elb("DeregisterTargets", "RegisterTargets"), at(TARGET_GROUPS)),
  ];
}

const CHANGES = [
  "DeleteLoadBalancer",
  "DeleteTargetGroup",
  "ModifyCapacityReservation",
  "ModifyIpPools",
  "ModifyListenerAttributes",
  "ModifyLoadBalancerAttributes",
  "ModifyTargetGroup",
  "ModifyTargetGroupAttributes",
  "SetIpAddressType",
  "SetSecurityGroups",
  "SetSubnets",
];

const LISTENER_CHANGES = [
  "AddListenerCertificates",
  "CreateRule",
  "DeleteListener",
  "ModifyListener",
  "RemoveListenerCertificates",
];

/**
 * What joins load balancers to other services.
 *
 * `SetWebAcl` and `CreateProtection` know no resource: they hold for all load balancers of the account.
 */
export function extraStatements(place: AccountRegion, extras: readonly LoadBalancerExtra[]): AllowStatement[] {
  const { partition, region, accountId } = place;
  const balancers = arn(place, "loadbalancer/app/*/*");
  const acls = (service: string): string[] =>
    ["AssociateWebACL", "DisassociateWebACL", "GetWebACL", "GetWebACLForResource"].map((each) => `${service}:${each}`);
  const classic = `arn:${partition}:waf-regional:${region}:${accountId}:webacl/*`;
  const regional = `arn:${partition}:wafv2:${region}:${accountId}:regional/webacl/*/*`;
  const pools = `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/*`;
  const protections = `arn:${partition}:shield::${accountId}:protection/*`;
  const statements: Record<LoadBalancerExtra, AllowStatement[]> = {
    cognito: [allow("ReadUserPoolClients", ["cognito-idp:DescribeUserPoolClient"], [pools])],
    shield: [
      allow("ReadShield", ["shield:DescribeProtection", "shield:GetSubscriptionState"], ["*"]),
      allow("CreateShieldProtection", ["shield:CreateProtection"], ["*"]),
      allow("DeleteShieldProtection", ["shield:DeleteProtection"], [protections]),
    ],
    wafClassic: [allow("AttachClassicWebAcls", acls("waf-regional"), [balancers, classic])],
    wafv2: [allow("AttachWebAcls", acls("wafv2"), [balancers, regional])],
  };
  const asked = LOAD_BALANCER_EXTRAS.filter((extra) => extras.includes(extra));
  const guarded = asked.some((extra) => extra === "wafClassic" || extra === "wafv2");
  return [
    ...asked.flatMap((extra) => statements[extra]),
    ...(guarded ? [allow("SetWebAclOnLoadBalancers", elb("SetWebAcl"), ["*"])] : []),
  ];
}

function elb(...actions: readonly string[]): string[] {
  return actions.map((action) => `elasticloadbalancing:${action}`);
}

function arn({ partition, region, accountId }: AccountRegion, resource: string): string {
  return `arn:${partition}:elasticloadbalancing:${region}:${accountId}:${resource}`;
}

/** A statement that allows something. */
export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: AllowStatement["Condition"],
): AllowStatement {
  const when = condition === undefined ? {} : { Condition: condition };
  return { Action: actions, ...when, Effect: "Allow", Resource: resources, Sid: sid };
}
