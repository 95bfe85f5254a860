import { documented, oneOf } from "./documented";

/** Which engine brings nodes and takes them away. */
export function engine<const Word extends string>(word: Word) {
  return documented(oneOf([word]), {
    text: "What brings nodes when pods wait for them, and takes idle ones away.",
    why: "No default. `cluster-autoscaler` scales Auto Scaling groups; `karpenter` starts instances itself, of any type that fits.",
  });
}
