import { describe, expect, test } from "@jest/globals";

import { remembered } from "../../../policy/internal/remembered";
import { resourceType } from "../../../policy/internal/resource-type";
import { UnknownValue } from "../../../policy/internal/unknown";
import { list, object, type Reader, text } from "../../../policy/internal/view";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("remembered", () => {
  test("asks once about each object, also where the answer is undefined", () => {
    const asked: string[] = [];
    const nameOf = remembered(({ name }: { readonly name?: string }) => {
      asked.push(name ?? "nameless");
      return name;
    });
    const [one, other] = [{ name: "one" }, {}];

    expect([one, other, one, other].map(nameOf)).toEqual(["one", undefined, "one", undefined]);
    expect(asked).toEqual(["one", "nameless"]);
  });

  test("asks again after an answer that was thrown", () => {
    let asked = 0;
    const refuse = remembered(() => {
      asked += 1;
      throw new RangeError(`refused ${asked}`);
    });
    const it = {};

    expect(() => refuse(it)).toThrow("refused 1");
    expect(() => refuse(it)).toThrow("refused 2");
  });
});

describe("a view", () => {
  test("reads a property once, whoever looks at the same properties", () => {
    let reads = 0;
    const counted: Reader<string> = (raw, path) => {
      reads += 1;
      return text(raw, path);
    };
    const type = resourceType("example:index:Example", { name: counted, other: counted });
    const properties = { name: "workers" };

    expect([1, 2, 3].map(() => type.view(properties).name)).toEqual(["workers", "workers", "workers"]);
    expect([1, 2].map(() => type.view(properties).other)).toEqual([undefined, undefined]);
    expect(reads).toBe(2);
    expect(type.view({ ...properties }).name).toBe("workers");
    expect(reads).toBe(3);
  });

  test("tells each time that a value is not known, and of which", () => {
    const type = resourceType("example:index:Example", { tags: list(object({ key: text })) });
    const properties = { tags: [{ key: "known" }, { key: UNKNOWN }] };
    const read = () => type.view(properties).tags?.map(({ key }) => key);

    expect(read).toThrow(UnknownValue);
    expect(read).toThrow("tags[1].key is not known during a preview");
  });
});
