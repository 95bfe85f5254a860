/**
 * What becomes of a spot instance that AWS takes back.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interruption-behavior.html
 */
export const INTERRUPTION_BEHAVIORS: readonly string[] = ["terminate", "stop", "hibernate"];

/** What a group can work with: the instance is gone, and the group makes another. */
export const TERMINATE = "terminate";

/**
 * A request that ends with its instance; `persistent` ones ask for another by themselves.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instances-request-types.html
 */
export const ONE_TIME = "one-time";

/** The other kind of request. */
export const PERSISTENT = "persistent";
