/**
 * Processes of an Auto Scaling group without which it neither replaces nodes that are lost nor ends those that are let go.
 *
 * The others (AZRebalance, AlarmNotification, InstanceRefresh, ScheduledActions) may be suspended for good.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export const CORE_SCALING_PROCESSES: readonly string[] = [
  "Launch",
  "Terminate",
  "HealthCheck",
  "ReplaceUnhealthy",
  "AddToLoadBalancer",
];
