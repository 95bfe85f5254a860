import { type Command, Option } from "commander";

import { SELECTION_FORMATS, type SelectOptions } from "./select-request";

/** Region whose types are selected where none is named. */
const DEFAULT_REGION = "us-east-1";

/** Types printed where no number is named; as many as the tool prints whose flags these are. */
const DEFAULT_MAX_RESULTS = "20";

const every = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/**
 * Gives a command the options of `spot-eks select`: those of amazon-ec2-instance-selector as far as they make sense here.
 *
 * Values stay as they were typed, so that everything wrong with them can be told at once.
 *
 * Source: https://github.com/aws/amazon-ec2-instance-selector
 */
export function defineSelect(command: Command, select: (options: SelectOptions) => void): void {
  command
    .description("Select instance types by what they are: offline, with the reason for each rejection")
    .option("--vcpus <number>", "virtual processors; also --vcpus-min and --vcpus-max")
    .addOption(new Option("--vcpus-min <number>").hideHelp())
    .addOption(new Option("--vcpus-max <number>").hideHelp())
    .option("-m, --memory <amount>", "memory: 32768 (MiB) or 32GiB; also --memory-min and --memory-max")
    .addOption(new Option("--memory-min <amount>").hideHelp())
    .addOption(new Option("--memory-max <amount>").hideHelp())
    .option("--vcpus-to-memory-ratio <ratio>", "vCPU to GiB of memory, such as 1:4, within 10 %")
    .option("-g, --gpus <number>", "GPUs; also --gpus-min and --gpus-max")
    .addOption(new Option("--gpus-min <number>").hideHelp())
    .addOption(new Option("--gpus-max <number>").hideHelp())
    .option("--inference-accelerators <number>", "accelerators that are no GPU")
    .option("-a, --cpu-architecture <name>", "x86_64 (or amd64) or arm64")
    .option("--generation-min <number>", "number of the family at least, such as 6")
    .option("--current-generation [boolean]", "not the families of long ago (Xen, a1); m5 and m6i are current here")
    .option("-b, --burst-support [boolean]", "processors that live on credits")
    .option("--baremetal [boolean]", "bare metal")
    .option("--local-nvme [boolean]", "local NVMe disks")
    .option("--network-baseline-min <Mbit/s>", "network bandwidth that can be kept up")
    .option("--allow-list <regex>", "names that one of these matches; may be repeated", every)
    .option("--deny-list <regex>", "no names that one of these matches; may be repeated", every)
    .option("--base-instance-type <type>", "types that can share a group with this one: same vCPU, memory within 10 %")
    .option("--flexible", "what a plain group wants, where nothing else is asked: 4 vCPU, x86_64, current, no extras")
    .option("-r, --region <region>", "the region", DEFAULT_REGION)
    .option("-z, --availability-zones <zones>", "zones that must offer a type, by id or by name, with commas between")
    .addOption(
      new Option("--usage-class <class>", "types sold as spot, or any").choices(["spot", "on-demand"]).default("spot"),
    )
    .option("--max-results <number>", "types to print at most", DEFAULT_MAX_RESULTS)
    .addOption(
      new Option("-o, --output <format>", "how to print them").choices([...SELECTION_FORMATS]).default("table"),
    )
    .addOption(new Option("--json", "the same as --output json").conflicts("output"))
    .option("--explain [types]", "why types were rejected: all, in groups, or these, with every reason")
    .addHelpText("after", SELECT_EXAMPLES)
    .action(select);
  refuseRepeats(command);
}

/** An option of one value that is written twice would silently be the last. */
function refuseRepeats(command: Command): void {
  for (const option of command.options.filter(({ parseArg }) => parseArg !== every)) {
    let isWritten = false;
    command.on(`option:${option.name()}`, () => {
      if (isWritten) {
        command.error(`error: option '${option.flags}' is written twice; write it once`);
      }
      isWritten = true;
    });
  }
}

const SELECT_EXAMPLES = `
Formats:
  overrides        JSON, the overrides of an Auto Scaling group's mixed-instances policy
  environment      YAML, instanceTypes of a node group in the stack file
  nodepool         YAML, requirements of a Karpenter NodePool (karpenter.sh/v1)
  affinity         YAML, node affinity to the types

Examples:
  spot-eks select --vcpus 8 --memory 32768 --gpus 0 --current-generation true -a x86_64 --deny-list '.*n.*'
  spot-eks select --base-instance-type m5.xlarge -r eu-west-1 -z euw1-az1,euw1-az2 --output environment
  spot-eks select --flexible --explain c4.xlarge

Exit codes:
  0 types found · 1 none found · 64 wrong usage
`;
