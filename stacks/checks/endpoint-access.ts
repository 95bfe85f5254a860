import { problem } from "../../capacity/problem";
import { entryOf, isMap } from "../schema-walk";
import type { Check } from "./check";

/** Keys about the public endpoint, which a private cluster has not. */
const OF_A_PUBLIC_ENDPOINT = ["publicAccessCidrs", "allowsPublicAccessFromAnywhere"] as const;

/** The public endpoint of a cluster made here has its sources; without one nothing is said about it. */
export const checkEndpointAccess: Check = ({ environment, written }) => {
  const cluster = entryOf(written, "cluster");
  const access = environment.cluster?.endpointAccess;
  if (!isMap(cluster) || access === undefined || entryOf(cluster, "existing") !== undefined) {
    return [];
  }
  if (access === "private") {
    return OF_A_PUBLIC_ENDPOINT.filter((key) => entryOf(cluster, key) !== undefined).map((key) =>
      problem(
        ["cluster", key],
        "is not a key beside cluster.endpointAccess: private, which leaves no public endpoint; leave it out",
      ),
    );
  }
  return entryOf(cluster, "publicAccessCidrs") === undefined
    ? [
        problem(
          ["cluster", "publicAccessCidrs"],
          "is missing; write a list of at least one block of addresses, or cluster.endpointAccess: private",
        ),
      ]
    : [];
};
