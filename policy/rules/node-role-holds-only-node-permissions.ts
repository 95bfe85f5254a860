import { CAPACITY_ACTIONS, CAPACITY_POLICIES, managedPolicyName } from "../../facts/iam";
import { allowedActions, type PolicyDocument } from "../detectors/allowed-actions";
import { isOfRole, nodeRoles, type Role } from "../detectors/node-roles";
import { texts } from "../internal/options";
import type { StackResource } from "../internal/resource";
import type { Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { pathOf } from "../internal/view";
import { NODE_GROUP } from "../resource-types/eks";
import { POLICY, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT } from "../resource-types/iam";

const NODES = {
  nodes: {
    type: ROLE.token,
    properties: {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
  },
  workers: {
    type: NODE_GROUP.token,
    properties: { clusterName: "east", nodeRoleArn: "${nodes.arn}", capacityType: "SPOT" },
  },
};

/** Whoever reads a node's credentials may do what its role may, and any pod that reaches the metadata address can. */
export const nodeRoleHoldsOnlyNodePermissions = stackRule({
  name: "node-role-holds-only-node-permissions",
  entry: "H14",
  severity: "medium",
  description: "The role of nodes neither terminates instances nor resizes groups.",
  why:
    "A pod that reaches the metadata address of its node has the node's role, however short it lives. With the permissions of an " +
    "autoscaler, one such pod can end every node of the cluster.",
  mend: "Give these permissions to a role of the controller's own, by Pod Identity, and take them from the role of the nodes.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html",
  ],
  options: {
    allowedActions: texts({
      description: `Actions that the role of nodes may have, of ${CAPACITY_ACTIONS.join(", ")}`,
      standard: [],
    }),
  },
  examples: {
    broken: {
      ...NODES,
      autoscaler: {
        type: ROLE_POLICY.token,
        properties: {
          role: "${nodes.name}",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["autoscaling:SetDesiredCapacity"], Resource: "*" }],
          }),
        },
      },
    },
    kept: {
      ...NODES,
      "worker-node": {
        type: ROLE_POLICY_ATTACHMENT.token,
        properties: { role: "${nodes.name}", policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
      },
    },
  },
  judge: (stack, { each, options, report }) => {
    const forbidden = CAPACITY_ACTIONS.filter((action) => !options.allowedActions.includes(action));
    each(grants(nodeRoles(stack), stack), ({ resource, property, managed, document }) => {
      const name = managedPolicyName(managed() ?? "");
      const policy = CAPACITY_POLICIES.find((known) => known === name);
      const given = name === undefined ? allowedActions(document(), forbidden) : [];
      if (given.length > 0 || (policy !== undefined && forbidden.length > 0)) {
        report(
          resource,
          property,
          `gives the nodes, and every pod that reaches their metadata, ${policy ?? given.join(", ")}; ` +
            "give it to a role of the controller's own by Pod Identity instead",
        );
      }
    });
  },
});

/** A policy that a role has: one of AWS by its ARN, or one whose text stands in the stack. */
interface Grant {
  readonly resource: StackResource;
  readonly property: string;
  readonly managed: () => string | undefined;
  readonly document: () => PolicyDocument | undefined;
}

function grants(roles: readonly Role[], stack: Stack): readonly Grant[] {
  const none = () => undefined;
  const isOfNodes = (user: StackResource, named: () => string | undefined) =>
    roles.some((role) => isOfRole(user, "role", named, role));
  const within = stack
    .of(ROLE_POLICY)
    .filter(({ resource, view }) => isOfNodes(resource, () => view.role))
    .map(({ resource, view }) => ({ resource, property: "policy", managed: none, document: () => view.policy }));
  const attached = stack
    .of(ROLE_POLICY_ATTACHMENT)
    .filter(({ resource, view }) => isOfNodes(resource, () => view.role))
    .map(({ resource, view }) => {
      const [own] = stack.referredTo(resource, "policyArn", POLICY);
      const managed = own === undefined ? () => view.policyArn : none;
      return { resource, property: "policyArn", managed, document: () => own?.view.policy };
    });
  return [...roles.flatMap((role) => ownGrants(role, stack)), ...within, ...attached];
}

/** What a role says itself; left out, these lists are unknown to an engine that has filled them in. */
function ownGrants({ resource, view }: Role, stack: Stack): readonly Grant[] {
  const none = () => undefined;
  const arns = unlessUnknown(() => view.managedPolicyArns) ?? [];
  const inline = unlessUnknown(() => view.inlinePolicies) ?? [];
  return [
    ...arns.map(({ arn }, index) => ({
      resource,
      property: `managedPolicyArns[${index}]`,
      managed: () => unlessUnknown(arn),
      document: none,
    })),
    ...stack
      .referredTo(resource, "managedPolicyArns", POLICY)
      .map((own) => ({ resource, property: "managedPolicyArns", managed: none, document: () => own.view.policy })),
    ...inline.map((one) => ({
      resource,
      property: `${pathOf(one)}.policy`,
      managed: none,
      document: () => one.policy,
    })),
  ];
}
