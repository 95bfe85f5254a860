import type { PlacedRule, RuleGroup } from "./internal/group";
import { POOLS } from "./groups/pools";
import { GROUP_LIFECYCLE } from "./groups/group-lifecycle";
import { INTERRUPTION } from "./groups/interruption";
import { CONTROLLERS } from "./groups/controllers";
import { HYGIENE } from "./groups/hygiene";
import { exemptions } from "./groups/exemptions";

/** Groups of rules on spot. */
const ON_SPOT: readonly RuleGroup[] = [POOLS, GROUP_LIFECYCLE, INTERRUPTION, CONTROLLERS, HYGIENE];

/** Every rule of the pack by group, in the order of the catalogue. */
export const RULE_GROUPS: readonly RuleGroup[] = [...ON_SPOT, exemptions(ON_SPOT)];

/** Every rule of the pack, in the order of the catalogue. */
export const PLACED_RULES: readonly PlacedRule[] = RULE_GROUPS.flatMap(({ rules }) => rules);
