import type { CapacityType } from "../../facts/capacity";
import {
  CAPACITY_TYPE_LABEL,
  CAPACITY_TYPE_UNCONFIRMED,
  CAPACITY_TYPE_UNCONFIRMED_LABEL,
  type Taint,
} from "../../facts/labels";
import { INSTANCE_METADATA, NODE_CONFIG_FOLDER, type InstanceMetadata } from "../../facts/node-config";
import { nodeConfigDocument, nodeLabelsFlag } from "./user-data";

/** What a node of a group of several markets is to be, by its own market. */
export interface CapacityTypeScriptArgs {
  /** Every taint of a spot node, in the order of `nodeTaints`. The user data beside the script must set no taint. */
  readonly spotTaints: readonly Taint[];
  /** Every taint of an on-demand node, in the same order. */
  readonly onDemandTaints: readonly Taint[];
  /** Whom the node asks. Default: EC2's instance metadata service. */
  readonly metadata?: InstanceMetadata;
  /** Folder nodeadm reads. Default: nodeadm's own. */
  readonly folder?: string;
}

/** Name of the file, without its ending, that the script writes. */
const FILE_NAME = "50-spot-eks-capacity-type";

/**
 * Shell script that labels and taints a node by the market EC2 took it from, which only the node itself can know.
 *
 * A script of the user data: it runs at the first boot, before the kubelet starts, and leaves one of four documents to
 * nodeadm. A node that is told nothing, or nothing known, counts as on-demand and says so in a further label: without
 * the label of its capacity type it would be in nobody's selection. It takes less than a minute, needs curl and
 * coreutils, and never fails, since a node that does not join is worse than one with a doubtful label.
 *
 * Source: https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function capacityTypeScript(args: CapacityTypeScriptArgs): string {
  const { spotTaints, onDemandTaints, metadata = INSTANCE_METADATA, folder = NODE_CONFIG_FOLDER } = args;
  const { noAnswer, unknownAnswer } = CAPACITY_TYPE_UNCONFIRMED;
  const unconfirmed = (why: string): string =>
    markingDocument("on-demand", onDemandTaints, { [CAPACITY_TYPE_UNCONFIRMED_LABEL]: why });
  const variables = {
    spot: markingDocument("spot", spotTaints),
    on_demand: markingDocument("on-demand", onDemandTaints),
    no_answer: unconfirmed(noAnswer),
    unknown_answer: unconfirmed(unknownAnswer),
    folder,
    token_url: metadata.endpoint + metadata.tokenPath,
    market_url: metadata.endpoint + metadata.marketPath,
    tries: String(metadata.tries),
    answer_seconds: String(metadata.answerSeconds),
    pause_seconds: String(metadata.pauseSeconds),
  };
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
  return `${[SCRIPT_HEAD, ...assignments].join("\n")}\n${SCRIPT_BODY}`;
}

/** The part of a `NodeConfig` that marks a node. */
function markingDocument(
  capacityType: CapacityType,
  taints: readonly Taint[],
  labels: Readonly<Record<string, string>> = {},
): string {
  return nodeConfigDocument({
    kubelet: {
      ...(taints.length === 0 ? {} : { config: { registerWithTaints: taints } }),
      flags: [nodeLabelsFlag({ [CAPACITY_TYPE_LABEL]: capacityType, ...labels })],
    },
  });
}

/** A text as one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const SCRIPT_HEAD = `#!/bin/sh
# Tells nodeadm, before it starts the kubelet, from what market EC2 took this instance.`;

/** `--disable` comes first: it leaves out a curlrc. A proxy cannot ask for somebody else. */
const SCRIPT_BODY = String.raw`
ask() {
  curl --disable --fail --silent --noproxy '*' --max-time "$answer_seconds" "$@"
}

market() {
  token=$(ask --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$token_url") &&
    ask --header "X-aws-ec2-metadata-token: $token" "$market_url"
}

choose() {
  try=1
  until answer=$(market); do
    if [ "$try" -ge "$tries" ]; then
      echo "spot-eks: no answer from $market_url; this node counts as on-demand" >&2
      document=$no_answer
      return
    fi
    try=$((try + 1))
    sleep "$pause_seconds"
  done
  case $answer in
    spot) document=$spot ;;
    on-demand) document=$on_demand ;;
    *)
      printf 'spot-eks: %s says "%.60s"; this node counts as on-demand\n' "$market_url" "$answer" >&2
      document=$unknown_answer
      ;;
  esac
}

# nodeadm reads files that end in .json only, so it never sees half of one.
leave() {
  mkdir -p "$folder" &&
    printf '%s\n' "$document" >"$folder/.${FILE_NAME}.new" &&
    mv "$folder/.${FILE_NAME}.new" "$folder/${FILE_NAME}.json"
}

umask 022
choose
leave || echo "spot-eks: $folder cannot be written; this node joins without its capacity type" >&2
exit 0
`;
