/** A separate set of regions with its own accounts; the second part of every ARN. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** What differs between partitions. */
export interface PartitionFacts {
  /** Whole name of a region of this partition, such as `eu-central-1`. */
  readonly regionPattern: RegExp;
  /** End of the names of service endpoints. */
  readonly dnsSuffix: string;
  /** Who a node's role trusts. EKS, EventBridge and SQS keep `amazonaws.com` in every partition, EC2 does not. */
  readonly ec2ServicePrincipal: string;
}

/**
 * The partitions this project knows; the isolated and the European sovereign ones are left out.
 *
 * Source: https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 * Source: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/region-info/lib/default.ts
 */
export const PARTITIONS = {
  aws: {
    regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
    dnsSuffix: "amazonaws.com",
    ec2ServicePrincipal: "ec2.amazonaws.com",
  },
  "aws-cn": {
    regionPattern: /^cn-[a-z]+-\d+$/,
    dnsSuffix: "amazonaws.com.cn",
    ec2ServicePrincipal: "ec2.amazonaws.com.cn",
  },
  "aws-us-gov": {
    regionPattern: /^us-gov-[a-z]+-\d+$/,
    dnsSuffix: "amazonaws.com",
    ec2ServicePrincipal: "ec2.amazonaws.com",
  },
} as const satisfies Record<Partition, PartitionFacts>;

/**
 * Name of an availability zone: its region and one letter, such as `eu-central-1a`.
 *
 * Local zones (`us-west-2-lax-1a`) and Wavelength zones (`us-east-1-wl1-bos-wlz-1`) do not match: control planes cannot
 * live there and spot pools are few. The first group is the region.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
export const ZONE_NAME = /^([a-z]{2}(?:-gov)?-[a-z]+-\d+)[a-z]$/;

/**
 * Id of an availability zone, such as `use1-az4`. Unlike a name it means the same place in every account.
 *
 * Source: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export const ZONE_ID = /^[a-z]{2,4}\d-az\d+$/;
