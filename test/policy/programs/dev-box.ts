import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** One person's machine on spot, which stops when AWS wants it back and goes on later with its disk. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("box");
  const image = aws.ec2.getAmiOutput({
    owners: ["099720109477"],
    mostRecent: true,
    filters: [{ name: "name", values: ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"] }],
  });
  const access = new aws.ec2.SecurityGroup("ssh", {
    vpcId: config.require("vpc"),
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [config.require("home")] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const box = new aws.ec2.Instance("box", {
    ami: image.id,
    instanceType: "t3.xlarge",
    subnetId: config.require("subnet"),
    vpcSecurityGroupIds: [access.id],
    instanceMarketOptions: {
      marketType: "spot",
      spotOptions: { spotInstanceType: "persistent", instanceInterruptionBehavior: "stop" },
    },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    rootBlockDevice: { volumeSize: 100, volumeType: "gp3", encrypted: true },
    userData: "#!/bin/bash\napt-get update && apt-get install -y build-essential docker.io\n",
    tags: { Name: "box", owner: "kim" },
  });
  return Promise.resolve({ address: box.publicIp });
}
