import { shown } from "../capacity/problem";
import { pinnedAt } from "../charts-values/chart-pin";
import type { Project } from "../preview/project";
import type { StackConfig } from "../stacks/config";
import { deliveriesOf } from "../stacks/releases/deliveries";
import type { Delivery, KnownToAws } from "../stacks/releases/release";
import { deliveryFiles, type Layout } from "./delivery/files";
import { writeFolder, type WrittenFolder } from "./delivery/folder";
import { fromOutputs, PLACEHOLDERS, withPlaceholders } from "./delivery/known";
import { renderCharts } from "./delivery/render";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { jsonIn } from "./json-file";
import { configOfFile, fileOfStack, withProject } from "./stack-plan";
import { table } from "./table";
import { complain, type Terminal } from "./terminal";

/** What `spot-eks values` was asked. */
export interface ValuesRequest {
  /** Folder of the project: where `Pulumi.yaml` is. */
  readonly root: string;
  readonly stack: string;
  /** Folder to write. Default: what would be delivered is only listed. */
  readonly folder?: string;
  readonly layout: Layout;
  /** File with the outputs of the stack. Default: placeholders stand for what only AWS knows. */
  readonly outputs?: string;
  /** Whether charts are rendered too. */
  readonly renders: boolean;
}

/**
 * Lists what a stack puts into its cluster, or writes it as files.
 *
 * A person's mistake ends in one line per problem and exit code 1, with nothing written.
 */
export function values(request: ValuesRequest, terminal: Terminal): Promise<ExitCode> {
  return withProject(request.root, terminal, (project) => Promise.resolve(valuesOf(request, project, terminal)));
}

function valuesOf(request: ValuesRequest, project: Project, terminal: Terminal): ExitCode {
  const { root, stack, folder, layout } = request;
  const file = fileOfStack(root, project, stack, terminal);
  const config = file === undefined ? undefined : configOfFile(file, terminal);
  const known = config === undefined ? undefined : knownOf(request, config, terminal);
  if (config === undefined || known === undefined) {
    return EXIT_CODE.wrongInput;
  }
  const { environment, kubernetesMinor } = config;
  const { registry } = environment.images;
  const clusterName = environment.cluster.existing?.name ?? environment.name;
  const deliveries = deliveriesOf({ ...config, clusterName, known });
  if (deliveries.length === 0) {
    terminal.err(`${stack} asks for no chart: it has neither provisioner nor addons\n`);
  }
  if (folder === undefined) {
    listDeliveries(deliveries, registry, terminal);
    return EXIT_CODE.fine;
  }
  const copies = registry === undefined ? {} : { registry };
  const files = deliveryFiles({ stack, kubernetesVersion: kubernetesMinor, deliveries, ...copies }, layout);
  const result = writeFolder(folder, files);
  if ("problems" in result) {
    complain(
      result.problems.map((problem) => `${shown(folder)}: ${problem}`),
      terminal,
    );
    return EXIT_CODE.wrongInput;
  }
  tell(folder, result, files, terminal);
  tellOfDelivery(config, terminal);
  return request.renders ? renderCharts(folder, deliveries, registry, terminal) : EXIT_CODE.fine;
}

function knownOf({ outputs }: ValuesRequest, config: StackConfig, terminal: Terminal): KnownToAws<string> | undefined {
  if (outputs === undefined) {
    return withPlaceholders(config);
  }
  const { value, problem } = jsonIn(outputs);
  const found = problem === undefined ? fromOutputs(config, value) : { problem };
  if (found.problem !== undefined) {
    complain([`${shown(outputs)} ${found.problem}`], terminal);
    return undefined;
  }
  return found.known;
}

function listDeliveries(deliveries: readonly Delivery[], registry: string | undefined, { out }: Terminal): void {
  const rows = deliveries.map((each) => {
    if ("objects" in each) {
      return [each.name, `${Object.keys(each.objects).length} objects`, "", "", each.after.join(", ")];
    }
    const { repository, name, version } = pinnedAt(each.pin, registry);
    return [each.name, `${repository.replace(/\/$/, "")}/${name}`, version, each.namespace, each.after.join(", ")];
  });
  const lines = rows.length === 0 ? [] : table([["Name", "Chart", "Version", "Namespace", "After"], ...rows]);
  out(lines.map((line) => `${line}\n`).join(""));
}

function tell(
  folder: string,
  { written, removed, foreign }: WrittenFolder,
  files: ReadonlyMap<string, string>,
  terminal: Terminal,
): void {
  const { out, err } = terminal;
  out(
    written.length === 0 && removed.length === 0
      ? `${folder} is as it should be: ${files.size} files\n`
      : [...written.map((file) => `wrote ${file}\n`), ...removed.map((file) => `removed ${file}\n`)].join(""),
  );
  foreign.forEach((file) => err(`left alone, not written by this command: ${file}\n`));
  for (const placeholder of Object.values(PLACEHOLDERS)) {
    const holding = [...files].flatMap(([file, text]) => (text.includes(placeholder) ? [file] : []));
    if (holding.length > 0) {
      err(`${placeholder} stands in ${holding.join(", ")}; --outputs fills it in\n`);
    }
  }
}

function tellOfDelivery({ environment }: StackConfig, { err }: Terminal): void {
  if (environment.delivery === "pulumi") {
    err("delivery is pulumi: the program installs these itself; write delivery: gitops where these files do\n");
  }
}
