/** Exit codes of every verb. 64 is `EX_USAGE` of sysexits.h. */
export const EXIT_CODE = {
  fine: 0,
  wrongInput: 1,
  refusedByPolicy: 2,
  refusedAsDangerous: 3,
  wrongUsage: 64,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
