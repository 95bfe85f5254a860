import { makePlan, ProgramError } from "../../../preview/engine";
import { EnvironmentError } from "../../../stacks/config";
import program from "../../../stacks/index";
import { parseEnvironment } from "../../../stacks/parse-environment";
import type { FuzzedEnvironment } from "./environment-arbitrary";
import { planOddities } from "./plan-oddities";

/** What became of an environment. */
export type Verdict = "previewed" | "refused";

/** Longer than any sentence a person reads. */
const LONGEST_MESSAGE = 1_000;
/** Words of programs and of the schema library, which mean nothing to who wrote the document. */
const NO_WORDS_FOR_PEOPLE = /\bundefined\b|\[object|\bNaN\b|Invalid input|Unrecognized key|\bZod|RangeError|TypeError/;

/** What is wrong with a message to people; undefined: nothing. */
function faultOf(message: string): string | undefined {
  if (message.trim() === "" || message.length > LONGEST_MESSAGE) {
    return `a message of ${message.length} characters`;
  }
  if (/[\u0000-\u001f]/.test(message)) {
    return `a message with control characters: ${JSON.stringify(message)}`;
  }
  return NO_WORDS_FOR_PEOPLE.test(message) ? `a message not for people: ${message}` : undefined;
}

/**
 * Runs an environment through schema, checks and the whole program.
 *
 * @throws Error - it was neither refused with clear messages nor previewed without anything odd.
 */
export async function judge({ region, document }: FuzzedEnvironment): Promise<Verdict> {
  const { problems } = parseEnvironment(document, { region });
  if (problems !== undefined) {
    const faults = problems.flatMap(({ path, message }) => faultOf(`${path}: ${message}`) ?? []);
    if (faults.length > 0 || problems.length === 0) {
      throw new Error(problems.length === 0 ? "refused without a word" : faults.join("\n"));
    }
    return "refused";
  }
  const config = { "aws:region": region, "spot-eks:environment": JSON.stringify(document) };
  try {
    const plan = await makePlan({ project: "spot-eks", stack: "fuzz", config, program });
    const oddities = planOddities(plan, document);
    if (oddities.length > 0) {
      throw new Error(oddities.join("\n"));
    }
    return "previewed";
  } catch (error) {
    if (error instanceof ProgramError && error.cause instanceof EnvironmentError) {
      throw new Error(`passed the checks, and the program refused it: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
