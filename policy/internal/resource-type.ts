import { remembered } from "./remembered";
import { object, type Shape, type View } from "./view";

/** A type of resource that rules judge, and what they read of it. */
export interface ResourceType<V> {
  /** Type token, such as `aws:autoscaling/group:Group`. */
  readonly token: string;
  /** The properties of such a resource as rules see them; the very same view for the very same properties. */
  readonly view: (properties: Readonly<Record<string, unknown>>) => V;
}

/** A type by its token, so that the pack needs no provider's SDK, with the properties that rules read of it. */
export function resourceType<S extends Shape>(token: string, shape: S): ResourceType<View<S>> {
  const read = object(shape);
  return {
    token,
    view: remembered((properties) => {
      const view = read(properties, "");
      if (view === undefined) {
        throw new TypeError(`${token}: properties are not an object`);
      }
      return view;
    }),
  };
}
