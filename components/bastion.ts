import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import * as pulumi from "@pulumi/pulumi";

import { instanceType, type Architecture } from "../facts/ec2-catalogue";
import { MANAGED_POLICIES, serviceTrust } from "../facts/iam";
import { METADATA_OPTIONS } from "../facts/node-config";
import { HTTPS_PORT } from "../facts/ports";
import { PARTITIONS } from "../facts/regions";
import { waitingFor } from "./internal/child-options";
import { refuseInvalid, type ArgumentProblem } from "./internal/errors";
import { makeRole, type MadeRole, type RoleSettings } from "./internal/role";

/** What a `Bastion` is made of. */
export interface BastionArgs {
  /** Full name, such as `t4g.micro`. */
  readonly instanceType: string;
  /** Architecture of the instance type and of the image. */
  readonly architecture: Architecture;
  /** Id of an image with SSM Agent, such as Amazon Linux 2023. A new value alone replaces nothing. */
  readonly imageId: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  /** Id of a private subnet from which Systems Manager is reached, through a NAT gateway or endpoints. */
  readonly subnetId: pulumi.Input<string>;
  /** Id of the security group in front of the API server, which the bastion is let through. */
  readonly clusterSecurityGroupId: pulumi.Input<string>;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * A way to the API server's private endpoint, by Session Manager alone: no open port, no key, no public address.
 *
 * A role that Systems Manager needs and its profile; a security group that lets nothing in and HTTPS out, and a rule by
 * which the cluster lets it in; an instance with an encrypted disk. Who may use it is decided by `ssm:StartSession`.
 *
 * The instance keeps the image it was made from: images come out every other week, and each would replace it. It is named
 * after its architecture, since the kept image would not start on another one.
 *
 * `dependsOn` should name what leads to Systems Manager; the instance waits for it.
 *
 * @throws ResourceError - the instance type is of another architecture, or none that is known.
 */
export class Bastion extends pulumi.ComponentResource {
  /** Id of the instance, the target of a session. */
  readonly instanceId: pulumi.Output<string>;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:Bastion", name, args, opts);
    refuseInvalid(this, typeProblems(args));

    const { iam: settings, tags, architecture } = args;
    const trust = serviceTrust(PARTITIONS[settings.partition].ec2ServicePrincipal);
    const policies = MANAGED_POLICIES.bastion;
    const madeRole = makeRole(`${name}-bastion-role`, { trust, policies, settings, tags }, { parent: this });
    const profile = new iam.InstanceProfile(
      `${name}-bastion-profile`,
      { role: madeRole.role.name, path: settings.path, tags },
      { parent: this },
    );
    const securityGroup = httpsOnly(name, args, this);
    const instance = new ec2.Instance(
      `${name}-bastion-${architecture}`,
      {
        ...instanceArgs(`${name}-bastion`, args),
        iamInstanceProfile: profile.name,
        vpcSecurityGroupIds: [securityGroup.id],
      },
      { parent: this, ignoreChanges: ["ami"], ...waitingForRole(opts, madeRole) },
    );

    this.instanceId = instance.id;
    this.registerOutputs({ instanceId: this.instanceId });
  }
}

function typeProblems({ instanceType: name, architecture }: BastionArgs): readonly ArgumentProblem[] {
  return instanceType(name)?.architecture === architecture
    ? []
    : [{ path: "instanceType", problem: `${name} is not a known type of ${architecture}; name one that is` }];
}

/** An agent that finds itself without permissions asks again only after a long while. */
function waitingForRole(opts: pulumi.ComponentResourceOptions | undefined, { attachments }: MadeRole) {
  return pulumi.mergeOptions(waitingFor(opts), { dependsOn: [...attachments] });
}

function httpsOnly(name: string, args: BastionArgs, parent: Bastion): ec2.SecurityGroup {
  const { vpcId, clusterSecurityGroupId, tags } = args;
  const description = "Bastion: nothing in, HTTPS out";
  const group = new ec2.SecurityGroup(`${name}-bastion`, { vpcId, description, tags }, { parent });
  const https = { ipProtocol: "tcp", fromPort: HTTPS_PORT, toPort: HTTPS_PORT, tags };
  new SecurityGroupEgressRule(
    `${name}-bastion-https`,
    { ...https, securityGroupId: group.id, cidrIpv4: "0.0.0.0/0" },
    { parent },
  );
  new SecurityGroupIngressRule(
    `${name}-bastion-to-cluster`,
    { ...https, securityGroupId: clusterSecurityGroupId, referencedSecurityGroupId: group.id },
    { parent },
  );
  return group;
}

function instanceArgs(instanceName: string, { instanceType: type, imageId, subnetId, tags }: BastionArgs) {
  const named = { ...tags, Name: instanceName };
  return {
    ami: imageId,
    instanceType: type,
    subnetId,
    associatePublicIpAddress: false,
    metadataOptions: METADATA_OPTIONS,
    rootBlockDevice: { volumeType: "gp3", encrypted: true, tags: named },
    tags: named,
  } satisfies ec2.InstanceArgs;
}
