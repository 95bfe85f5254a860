import path from "node:path";

import ts from "typescript";

const ROOT = path.dirname(__dirname);
const FOLDER = path.join(ROOT, "charts-values");

/** Files whose types are Kubernetes' own: what they are for says the property that has them. */
const WITHOUT_WHYS: ReadonlySet<string> = new Set(["system-pods.ts", "pod-parts.ts"]);

/** What is said about the properties of an interface of values. */
export interface ValuesDocs {
  /** Why a value is set, by its path without the entries of lists, such as `settings.clusterName`; "" where nobody says. */
  readonly whys: ReadonlyMap<string, string>;
  /** Paths whose value is shown as one: what is below them says nothing for itself. */
  readonly leaves: ReadonlySet<string>;
}

/** A property of one type or of several that a value may be. */
interface Property {
  /** What its docstring says. */
  readonly why: string;
  /** Whether it stands in a file, and is not made from the keys of something else. */
  readonly isDeclared: boolean;
  /** Types of its value. */
  readonly below: readonly ts.Type[];
}

/** The interfaces of `charts-values/`, read with TypeScript's own parser, across files. */
export class ChartDocstrings {
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;

  /** @param files - Names of files in `charts-values/`, such as `karpenter.ts`. */
  constructor(files: readonly string[]) {
    const options: ts.CompilerOptions = { lib: ["lib.es2023.d.ts"], types: [], noEmit: true, strict: true };
    this.program = ts.createProgram(
      files.map((file) => path.join(FOLDER, file)),
      options,
    );
    this.checker = this.program.getTypeChecker();
  }

  /**
   * What the docstrings of an interface say.
   *
   * @throws Error - the file has no such type.
   */
  docsOf(file: string, typeName: string): ValuesDocs {
    const whys = new Map<string, string>();
    const leaves = new Set<string>();
    const walk = (types: readonly ts.Type[], at: string): void => {
      for (const [name, { why, isDeclared, below }] of this.propertiesOf(types)) {
        const place = at === "" ? name : `${at}.${name}`;
        const speaks = this.speaks(below);
        if (isDeclared || !speaks) {
          whys.set(place, why);
        }
        if (speaks) {
          walk(below, place);
        } else {
          leaves.add(place);
        }
      }
    };
    walk([this.typeOf(file, typeName)], "");
    return { whys, leaves };
  }

  private typeOf(file: string, typeName: string): ts.Type {
    const source = this.program.getSourceFile(path.join(FOLDER, file));
    const symbol = source === undefined ? undefined : this.checker.getSymbolAtLocation(source);
    const found = symbol?.exports?.get(ts.escapeLeadingUnderscores(typeName));
    if (found === undefined) {
      throw new Error(`charts-values/${file}: it exports no type ${typeName}`);
    }
    return this.checker.getDeclaredTypeOfSymbol(found);
  }

  private propertiesOf(types: readonly ts.Type[]): ReadonlyMap<string, Property> {
    const found = new Map<string, Property>();
    for (const property of types.flatMap((type) => this.objectsOf(type)).flatMap((type) => type.getProperties())) {
      const why = ts.displayPartsToString(property.getDocumentationComment(this.checker)).replaceAll(/\s+/g, " ");
      const before = found.get(property.name);
      const below = [...(before?.below ?? []), this.checker.getTypeOfSymbol(property)];
      const isDeclared = (property.declarations ?? []).length > 0;
      found.set(property.name, {
        why: before?.why === undefined || before.why === "" ? why : before.why,
        isDeclared,
        below,
      });
    }
    return found;
  }

  /** The objects that a value may be, or that the entries of a list may be. */
  private objectsOf(type: ts.Type): readonly ts.Type[] {
    if (type.isUnion()) {
      return type.types.flatMap((each) => this.objectsOf(each));
    }
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      return type.getNumberIndexType() === undefined ? [] : this.objectsOf(type.getNumberIndexType() ?? type);
    }
    const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    return isObject && !isWithoutWhys(type) ? [type] : [];
  }

  /** Whether any property, at any depth, has a docstring. */
  private speaks(types: readonly ts.Type[]): boolean {
    return [...this.propertiesOf(types).values()].some(({ why, below }) => why !== "" || this.speaks(below));
  }
}

function isWithoutWhys(type: ts.Type): boolean {
  const files = type.getSymbol()?.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? [];
  return files.some((file) => WITHOUT_WHYS.has(path.basename(file)));
}
