/**
 * Programs that stand between pods and the metadata of their node to give them roles, by the name of chart and image.
 *
 * Sources: https://github.com/jtblin/kube2iam · https://github.com/uswitch/kiam
 */
export const ROLE_PROXIES: readonly string[] = ["kube2iam", "kiam"];

/**
 * Annotation of a pod by which these programs know its role.
 *
 * Sources: https://github.com/jtblin/kube2iam · https://github.com/uswitch/kiam
 */
export const PROXIED_ROLE_ANNOTATION = "iam.amazonaws.com/role";
