/**
 * Port of HTTPS: of the API server, of VPC endpoints, and of all that a bastion speaks to.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
export const HTTPS_PORT = 443;
