import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { defineKey, type WireObject, type WireValue } from "./wire";

/** A protobuf struct as plain values. */
export function toWire(struct: Struct): WireObject {
  const values: Record<string, WireValue> = {};
  struct.getFieldsMap().forEach((value, key) => {
    defineKey(values, key, valueOf(value));
  });
  return values;
}

/** Plain values as a protobuf struct. */
export function toStruct(values: WireObject): Struct {
  return Struct.fromJavaScript(values);
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
