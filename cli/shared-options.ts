import { InvalidArgumentError, Option } from "commander";

import { DEFAULT_PRESET, PRESETS } from "../policy/internal/group";

/** `--preset`, in every verb that runs the policy pack. */
export function presetOption(): Option {
  return new Option("--preset <preset>", "how strict the policy pack is").choices(PRESETS).default(DEFAULT_PRESET);
}

/** `--today`, in every verb that judges dated facts; the day of the run where it is left out. */
export function todayOption(): Option {
  return new Option("--today <date>", "the day to judge dated facts by, as YYYY-MM-DD")
    .argParser(dateOf)
    .default(new Date().toISOString().slice(0, 10));
}

/** @throws InvalidArgumentError - it is no day. */
function dateOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) {
    throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
  }
  return text;
}
