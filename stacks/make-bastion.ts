import type { Provider } from "@pulumi/aws/provider";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import type * as pulumi from "@pulumi/pulumi";

import { Bastion } from "../components/bastion";
import type { Cluster } from "../components/cluster";
import type { Network } from "../components/network";
import { AL2023_IMAGE_PARAMETER } from "../facts/bastion";
import { instanceType } from "../facts/ec2-catalogue";
import type { StackConfig } from "./config";
import { roleSettingsOf } from "./role-settings";

/** What a bastion is made with. */
interface BastionSurroundings {
  readonly provider: Provider;
  readonly network: Pick<Network, "vpcId" | "privateSubnetIds">;
  readonly cluster: Pick<Cluster, "securityGroupId">;
}

/** Makes the bastion of an environment, where it asks for one; what is returned is part of the stack output. */
export function makeBastion(
  config: StackConfig,
  { provider, network, cluster }: BastionSurroundings,
): { readonly bastion?: { readonly instanceId: pulumi.Output<string> } } {
  const { name, bastion: settings, zones, tags } = config.environment;
  if (settings === undefined) {
    return {};
  }
  const zone = settings.zone ?? zones[0];
  const subnetId = zone === undefined ? undefined : network.privateSubnetIds[zone];
  const architecture = instanceType(settings.instanceType)?.architecture;
  if (subnetId === undefined || architecture === undefined) {
    throw new TypeError(`${settings.instanceType} in ${zone ?? "no zone"} passed the checks and is not known`);
  }
  const parameter = AL2023_IMAGE_PARAMETER[architecture];
  const { instanceId } = new Bastion(
    name,
    {
      instanceType: settings.instanceType,
      architecture,
      imageId: getParameterOutput({ name: parameter }, { provider }).value,
      vpcId: network.vpcId,
      subnetId,
      clusterSecurityGroupId: cluster.securityGroupId,
      iam: roleSettingsOf(config),
      tags,
    },
    { providers: [provider] },
  );
  return { bastion: { instanceId } };
}
