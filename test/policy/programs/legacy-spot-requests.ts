import * as aws from "@pulumi/aws";

/** A Spot Fleet request and a spot instance request, in the form of an old guide. */
export function program(): Promise<unknown> {
  const tags = { team: "labs", environment: "production" };
  const role = new aws.iam.Role("fleet", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "spotfleet.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonEC2SpotFleetTaggingRole"],
  });
  const ami = "ami-0123456789abcdef0";
  new aws.ec2.SpotFleetRequest("simulations", {
    iamFleetRole: role.arn,
    targetCapacity: 10,
    spotPrice: "0.05",
    allocationStrategy: "lowestPrice",
    instanceInterruptionBehaviour: "stop",
    terminateInstancesWithExpiration: true,
    validUntil: "2030-01-01T00:00:00Z",
    launchSpecifications: ["m5.large", "c5.large"].map((instanceType) => ({
      ami,
      instanceType,
      subnetId: "subnet-0a1",
      vpcSecurityGroupIds: ["sg-01"],
      rootBlockDevices: [{ volumeSize: 50, volumeType: "gp3" }],
      tags,
    })),
    tags,
  });
  new aws.ec2.SpotInstanceRequest("coordinator", {
    ami,
    instanceType: "m5.xlarge",
    spotPrice: "0.10",
    spotType: "one-time",
    waitForFulfillment: true,
    subnetId: "subnet-0a1",
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tags,
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  new aws.cloudwatch.EventTarget("interruptions", {
    rule: interruptions.name,
    arn: "arn:aws:sns:eu-central-1:123456789012:interruptions",
  });
  return Promise.resolve({ role: role.arn });
}
