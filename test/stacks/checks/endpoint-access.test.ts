import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const BESIDE = "is not a key beside cluster.endpointAccess: private, which leaves no public endpoint; leave it out";
const MISSING = "is missing; write a list of at least one block of addresses, or cluster.endpointAccess: private";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a public endpoint without its sources",
    set: { "cluster.publicAccessCidrs": undefined },
    problems: [`cluster.publicAccessCidrs: ${MISSING}`],
  },
  {
    what: "a public endpoint that is asked for, without its sources",
    set: { "cluster.endpointAccess": "public-and-private", "cluster.publicAccessCidrs": undefined },
    problems: [`cluster.publicAccessCidrs: ${MISSING}`],
  },
  {
    what: "sources of an endpoint that there is not",
    set: { "cluster.endpointAccess": "private" },
    problems: [`cluster.publicAccessCidrs: ${BESIDE}`],
  },
  {
    what: "sources of an endpoint that there is not, whatever is wrong with them",
    set: { "cluster.endpointAccess": "private", "cluster.publicAccessCidrs": ["0.0.0.0/0", "10.0.0.0/8"] },
    problems: [`cluster.publicAccessCidrs: ${BESIDE}`],
  },
  {
    what: "leave for everybody to reach an endpoint that there is not",
    set: {
      "cluster.endpointAccess": "private",
      "cluster.publicAccessCidrs": undefined,
      "cluster.allowsPublicAccessFromAnywhere": false,
    },
    problems: [`cluster.allowsPublicAccessFromAnywhere: ${BESIDE}`],
  },
  {
    what: "an endpoint on the internet alone",
    set: { "cluster.endpointAccess": "public" },
    problems: [
      "cluster.endpointAccess: public is not one of public-and-private, private; did you mean public-and-private?",
    ],
  },
  {
    what: "no cluster at all, once",
    set: { cluster: undefined },
    problems: ["cluster: is missing; write a map"],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "a public endpoint with its sources", set: { "cluster.endpointAccess": "public-and-private" } },
  {
    what: "no public endpoint, and nothing about it",
    set: { "cluster.endpointAccess": "private", "cluster.publicAccessCidrs": undefined },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
