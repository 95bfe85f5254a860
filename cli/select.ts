import { firstOf, selectInstanceTypes, type Selection } from "../capacity/select-instance-types";
import { MAX_AUTO_SCALING_OVERRIDES } from "../facts/limits";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { affinityYaml, environmentYaml, nodePoolYaml, overridesJson, selectionJson } from "./select-document";
import { explanation, nothingFound } from "./select-explanation";
import { selectRequest, type SelectOptions, type SelectRequest } from "./select-request";
import { renderSelection } from "./select-table";
import { complain, painter, type Terminal } from "./terminal";

/**
 * Prints the instance types that are all that is asked.
 *
 * Wrong options end in one line each and exit code 64, no type at all in exit code 1 with what is most in the way.
 */
export function select(options: SelectOptions, terminal: Terminal): ExitCode {
  const request = selectRequest(options);
  if (!("criteria" in request)) {
    complain(request, terminal);
    return EXIT_CODE.wrongUsage;
  }
  const whole = selectInstanceTypes(request.criteria);
  const selection = firstOf(whole, request.maxResults, request.criteria);
  const isEmpty = selection.types.length === 0;
  if (!isEmpty || request.format === "json") {
    terminal.out(printed(request, selection, whole.types.length, terminal));
  }
  if (isEmpty) {
    complain(nothingFound(whole, request.criteria), terminal);
  }
  if (request.explain !== undefined && request.format !== "json") {
    const print = request.format === "table" ? terminal.out : terminal.err;
    print(`\n${explanation(selection, request.explain).join("\n")}\n`);
  }
  if (request.format === "overrides" && selection.types.length > MAX_AUTO_SCALING_OVERRIDES) {
    const limit = MAX_AUTO_SCALING_OVERRIDES;
    const paint = painter(terminal.hasColor);
    terminal.err(
      `${paint("warning", "warning:")} an Auto Scaling group takes ${limit} overrides; add --max-results ${limit}\n`,
    );
  }
  return isEmpty ? EXIT_CODE.wrongInput : EXIT_CODE.fine;
}

function printed(request: SelectRequest, selection: Selection, found: number, terminal: Terminal): string {
  switch (request.format) {
    case "json":
      return selectionJson(request, selection, found);
    case "overrides":
      return overridesJson(selection);
    case "environment":
      return environmentYaml(selection);
    case "nodepool":
      return nodePoolYaml(request, selection);
    case "affinity":
      return affinityYaml(selection);
    case "table":
      return renderSelection(request, selection, found, terminal);
  }
}
