/**
 * A time as Go and the flags of Kubernetes write it, such as `5m0s`.
 *
 * @throws RangeError - the seconds are not a whole number of at least 0.
 *
 * Source: https://pkg.go.dev/time#Duration.String
 */
export function goDuration(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 0) {
    throw new RangeError(`seconds: ${seconds} is not a whole number of at least 0`);
  }
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${seconds % 60}s`;
  return hours > 0 ? `${hours}h${minutes}m${rest}` : minutes > 0 ? `${minutes}m${rest}` : rest;
}
