/** An object of Kubernetes as it is written into a manifest. */
export interface KubernetesObject {
  /** Such as `v1` or `scheduling.k8s.io/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    /** Absent for what belongs to the whole cluster. */
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}
