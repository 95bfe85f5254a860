import { record, type Recording } from "./record";

const SUBNETS = '["subnet-0a1","subnet-0b2","subnet-0c3"]';

/** What the programs read of their configuration. */
const CONFIG = {
  "ads:securityGroup": "sg-01",
  "ads:subnets": SUBNETS,
  "aws:region": "eu-central-1",
  "box:home": "203.0.113.7/32",
  "box:subnet": "subnet-0a1",
  "box:vpc": "vpc-01",
  "genomics:securityGroup": "sg-01",
  "genomics:subnets": SUBNETS,
  "jobs:nodeSecurityGroup": "sg-01",
  "jobs:privateSubnets": SUBNETS,
  "karpenter:cluster": "east",
  "render:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "render:image": "ami-0123456789abcdef0",
  "render:licenceSubnet": "subnet-0a1",
  "render:securityGroup": "sg-01",
  "render:subnets": SUBNETS,
  "shop:privateSubnets": SUBNETS,
  "shop:vpc": "vpc-01",
  "training:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "training:cluster": "training",
  "training:endpoint": "https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
  "training:image": "ami-0123456789abcdef0",
  "training:instanceProfile": "training-nodes",
  "training:securityGroup": "sg-01",
  "training:subnets": SUBNETS,
  "web:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "web:image": "ami-0123456789abcdef0",
  "web:securityGroup": "sg-01",
  "web:subnets": SUBNETS,
  "web:vpc": "vpc-01",
};

/** Runs a whole program of `test/policy/programs` by its name, as a preview of its production stack. */
export async function recordProgram(name: string): Promise<Recording> {
  const { program } = (await import(`../policy/programs/${name}`)) as { program: () => unknown };
  return record(program, { project: name, stack: "production", config: CONFIG });
}
