import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { defineKey, type WireObject, type WireValue } from "./wire";

/** The conversion that makes a whole protobuf message, for what is really serialised. */
const toProtobuf = Struct.fromJavaScript.bind(Struct);

/** The conversion in force. */
let conversion = toProtobuf;

/** A struct that holds plain values as they are: between two ends of one process there is nothing to encode. */
class PlainStruct extends Struct {
  readonly values: WireObject;

  constructor(values: WireObject) {
    super();
    this.values = values;
  }

  override toJavaScript() {
    return { ...this.values };
  }
}

/**
 * An answer of which not even the keys are known.
 *
 * The SDK copies an answer key by key, so the one key that reaches all of it is `__proto__`: with the SDK's unknown as its
 * prototype the copy is itself unknown, and so is whatever is read from it.
 */
export class UnknownStruct extends Struct {
  override toJavaScript(): Record<string, string> {
    return Object.defineProperty({}, "__proto__", { value: unknownValue, enumerable: true });
  }
}

/** Plain values as a struct that is never serialised. */
export function toStruct(values: WireObject): Struct {
  return new PlainStruct(values);
}

/** Plain values as a protobuf struct that can be serialised. */
export function toSerialisableStruct(values: WireObject): Struct {
  // The conversion calls itself by its public name for what is nested.
  Struct.fromJavaScript = toProtobuf;
  try {
    return toProtobuf(values);
  } finally {
    Struct.fromJavaScript = conversion;
  }
}

/** A struct as plain values. */
export function toWire(struct: Struct): WireObject {
  if (struct instanceof PlainStruct) {
    return struct.values;
  }
  const values: Record<string, WireValue> = {};
  struct.getFieldsMap().forEach((value, key) => {
    defineKey(values, key, valueOf(value));
  });
  return values;
}

/**
 * Lets the SDK make plain structs too, until the returned function is called.
 *
 * Encoding and decoding every resource would be a quarter of the time of a large plan.
 */
export function usePlainStructs(): () => void {
  conversion = toStruct;
  Struct.fromJavaScript = conversion;
  return () => {
    conversion = toProtobuf;
    Struct.fromJavaScript = conversion;
  };
}

function valueOf(value: Value): WireValue {
  switch (value.getKindCase()) {
    case Value.KindCase.BOOL_VALUE:
      return value.getBoolValue();
    case Value.KindCase.NUMBER_VALUE:
      return value.getNumberValue();
    case Value.KindCase.STRING_VALUE:
      return value.getStringValue();
    case Value.KindCase.LIST_VALUE:
      return (value.getListValue()?.getValuesList() ?? []).map(valueOf);
    case Value.KindCase.STRUCT_VALUE: {
      const struct = value.getStructValue();
      return struct === undefined ? null : toWire(struct);
    }
    default:
      return null;
  }
}
