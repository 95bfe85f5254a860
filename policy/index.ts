import { PolicyPack } from "@pulumi/policy";

import { policies } from "./crossguard/policies";

/** The pack as the engine loads it: making it starts the server that the engine talks to. */
new PolicyPack("spot-eks", {
  displayName: "Spot on EKS",
  description: "Stops mistakes that cost teams their nights on EC2 spot instances, before anything is made",
  tags: ["aws", "eks", "ec2", "spot"],
  policies: policies(process.env["SPOT_EKS_TODAY"] ?? new Date().toISOString().slice(0, 10)),
});
