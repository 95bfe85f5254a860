import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import { VpnGateway } from "../../components/vpn-gateway";
import { record } from "../support/record";

test("a gateway stands at the VPC, and each zone's route table learns its routes", async () => {
  const routeTableIds = { "us-east-1a": "rtb-a", "us-east-1b": "rtb-b" };
  const made = await record(() => new VpnGateway("net", { vpcId: "vpc-1", routeTableIds, tags: { team: "platform" } }));
  const vpnGatewayId = "[unknown]";

  expect(made.of(ec2.VpnGateway)).toEqual({ "net-vpn": { vpcId: "vpc-1", tags: { team: "platform" } } });
  expect(made.of(ec2.VpnGatewayRoutePropagation)).toEqual({
    "net-vpn-us-east-1a": { vpnGatewayId, routeTableId: "rtb-a" },
    "net-vpn-us-east-1b": { vpnGatewayId, routeTableId: "rtb-b" },
  });
  expect(made.find(ec2.VpnGatewayRoutePropagation, "net-vpn-us-east-1a").dependencies).toEqual([
    made.find(ec2.VpnGateway, "net-vpn").urn,
  ]);
});
