import { expect, test } from "@jest/globals";

import { fakeMetadata } from "./fake-metadata";

const TOKEN_PATH = "/latest/api/token";
const MARKET_PATH = "/latest/meta-data/instance-life-cycle";

test("says nothing to whoever shows no token, or asks for one without its time to live", async () => {
  const service = await fakeMetadata({ market: [{ status: 200, body: "spot" }] });
  const ask = async (path: string, init?: RequestInit): Promise<string> => {
    const response = await fetch(service.endpoint + path, init);
    return `${response.status} ${await response.text()}`;
  };
  const answers = [
    await ask(MARKET_PATH),
    await ask(MARKET_PATH, { headers: { "X-aws-ec2-metadata-token": "wrong" } }),
    await ask(TOKEN_PATH, { method: "PUT" }),
    await ask(TOKEN_PATH, { method: "PUT", headers: { "X-aws-ec2-metadata-token-ttl-seconds": "60" } }),
    await ask(MARKET_PATH, { headers: { "X-aws-ec2-metadata-token": "t0ken" } }),
    await ask("/latest/meta-data/"),
  ];
  await service.close();

  expect(answers).toEqual(["401 ", "401 ", "400 ", "200 t0ken", "200 spot", "404 <html>Not Found</html>"]);
  expect(service.requests).toEqual([
    "GET /latest/meta-data/instance-life-cycle",
    "GET /latest/meta-data/instance-life-cycle wrong",
    "PUT /latest/api/token",
    "PUT /latest/api/token 60",
    "GET /latest/meta-data/instance-life-cycle t0ken",
    "GET /latest/meta-data/",
  ]);
});
