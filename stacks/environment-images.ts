import { z } from "zod";

import { documented, text } from "./documented";

const HOST = "(?:[a-z0-9]+(?:-[a-z0-9]+)*\\.)+[a-z0-9]+(?:-[a-z0-9]+)*(?::[0-9]{1,5})?";
const PATH = "(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*";
const EXAMPLE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";

/** Where container images come from. */
export const IMAGES = z.strictObject({
  registry: documented(
    text(
      new RegExp(`^${HOST}${PATH}$`),
      `a registry's host with or without a path, such as ${EXAMPLE}, without https:// in front and a tag behind`,
    ).exactOptional(),
    {
      text: "Registry that holds copies of all images, told to other programs in the stack output `imagesRegistry`.",
      range: "a host with or without a path, without scheme and tag",
      why: "Without it images come from where their makers publish them. Required with `network.nat: none`, where nothing else is reached.",
    },
  ),
});
