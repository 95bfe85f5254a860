import type { RoleSettings } from "../components/internal/role";
import type { StackConfig } from "./config";

/** What every role of an environment has. */
export function roleSettingsOf({ partition, environment }: StackConfig): RoleSettings {
  const { path, permissionsBoundary } = environment.iam;
  return { partition, path, ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }) };
}
