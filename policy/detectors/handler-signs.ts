import { isTerminationHandlerTag } from "../../facts/autoscaler-tags";
import type { InterruptionEvent } from "../../facts/interruption";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { CLUSTER } from "../resource-types/eks";
import type { QUEUE } from "../resource-types/events";
import { POLICY, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT } from "../resource-types/iam";
import { allowedActions, type PolicyDocument } from "./allowed-actions";
import { type EventRule, namedEventsOf } from "./event-rule";
import { allTagKeys } from "./group-tags";
import { installed, isNamed, TERMINATION_HANDLER } from "./interruption-handler";
import { hasTerminationHook } from "./lifecycle-hooks";
import { isOfRole, type Role } from "./node-roles";

/** A queue, and the rules that send to it. */
interface FedQueue extends Placed<ReturnType<typeof QUEUE.view>> {
  readonly rules: readonly Placed<EventRule>[];
}

/**
 * Says whether a queue that is sent events of spot looks like that of a handler in another stack, and not like a record.
 *
 * It is sent what only a handler has a use for, it is named after a handler or, as Karpenter's own template does, after the cluster,
 * or a role that is not a function's may read it.
 *
 * Source: https://karpenter.sh/docs/reference/cloudformation/
 */
export function isLikeAHandlers(queue: FedQueue, stack: Stack): boolean {
  return isSentHandlersEvents(queue) || isNamedAfterAHandler(queue, stack) || isReadByARole(queue, stack);
}

/** Says whether anything in a stack but a queue tells of a handler: one that is installed, a hook that one completes, its tag. */
export function speaksOfAHandler(stack: Stack): boolean {
  const isInstalled = installed(stack).some((program) => HANDLERS.some((handler) => isNamed(program, handler)));
  return (
    isInstalled ||
    stack
      .of(AUTO_SCALING_GROUP)
      .some(
        (group) =>
          unlessUnknown(() => hasTerminationHook(group, stack)) === true ||
          allTagKeys(group, stack).some(isTerminationHandlerTag),
      )
  );
}

const HANDLERS = [TERMINATION_HANDLER, "karpenter", "karpenter/controller"];

/** Events that say nothing of spot itself: whoever wants them beside those of spot wants to act on nodes. */
const HANDLERS_EVENTS: readonly InterruptionEvent[] = ["stateChange", "health", "termination"];

const HANDLERS_NAME = /karpenter|termination-?handler|(?:^|[-_.])nth(?:[-_.]|$)|drain/i;

function isSentHandlersEvents({ rules }: FedQueue): boolean {
  const events = rules.flatMap(({ view }) => unlessUnknown(() => namedEventsOf(view)) ?? []);
  return events.some((event) => HANDLERS_EVENTS.includes(event));
}

function isNamedAfterAHandler({ resource, view }: FedQueue, stack: Stack): boolean {
  const name = unlessUnknown(() => view.name) ?? "";
  const isACluster = stack.of(CLUSTER).some((cluster) => unlessUnknown(() => cluster.view.name) === name);
  return HANDLERS_NAME.test(name) || HANDLERS_NAME.test(resource.name) || (name !== "" && isACluster);
}

function isReadByARole(queue: FedQueue, stack: Stack): boolean {
  const ofRoles = [
    ...stack.of(ROLE_POLICY).map(({ resource, view }) => ({
      isRead: letsRead({ resource, property: "policy", documents: () => [view.policy] }, queue),
      isOf: (role: Role) => isOfRole(resource, "role", () => view.role, role),
    })),
    ...stack.of(POLICY).map((policy) => ({
      isRead: letsRead({ ...policy, property: "policy", documents: () => [policy.view.policy] }, queue),
      isOf: (role: Role) => isAttached(policy, role, stack),
    })),
    ...stack.of(ROLE).map(({ resource, view }) => ({
      isRead: letsRead(
        {
          resource,
          property: "inlinePolicies",
          documents: () => (view.inlinePolicies ?? []).map(({ policy }) => policy),
        },
        queue,
      ),
      isOf: (role: Role) => role.resource.urn === resource.urn,
    })),
  ];
  const functions = stack.of(ROLE).filter(isAFunctions);
  return ofRoles.some(({ isOf, isRead }) => isRead && !functions.some(isOf));
}

interface Policies extends Pick<Role, "resource"> {
  readonly property: string;
  readonly documents: () => readonly (PolicyDocument | undefined)[];
}

/** Says whether policies let somebody read a queue; one that is not known but made from the queue does, as policies of roles are for that. */
function letsRead({ resource, property, documents }: Policies, queue: FedQueue): boolean {
  const name = unlessUnknown(() => queue.view.name);
  const isMade = isMadeFrom(resource, property, queue.resource);
  const isNamedIn = ({ Statement: statements }: PolicyDocument) =>
    name !== undefined && (statements ?? []).some(({ Resource: on }) => on?.some((arn) => arn.endsWith(`:${name}`)));
  return (
    unlessUnknown(() =>
      documents().some(
        (document) =>
          document !== undefined &&
          (isMade || isNamedIn(document)) &&
          allowedActions(document, ["sqs:ReceiveMessage"]).length > 0,
      ),
    ) ?? isMade
  );
}

function isAttached({ resource }: Pick<Role, "resource">, role: Role, stack: Stack): boolean {
  return stack
    .madeFrom(resource, "policyArn", ROLE_POLICY_ATTACHMENT)
    .some((attachment) => isOfRole(attachment.resource, "role", () => attachment.view.role, role));
}

/** Functions read queues for every purpose, records among them. */
function isAFunctions({ view }: Role): boolean {
  const statements = unlessUnknown(() => view.assumeRolePolicy?.Statement) ?? [];
  return statements.some(({ Principal: whom }) => whom?.services.includes("lambda.amazonaws.com") === true);
}
