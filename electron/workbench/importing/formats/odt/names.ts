/** Namespaces of OpenDocument, and Dublin Core's, by the last word of their names. */
const NAMESPACE =
  /^(?:urn:oasis:names:tc:opendocument:xmlns:([\w-]+):1\.\d|http:\/\/purl\.org\/(dc)\/elements\/1\.1\/)$/;
const CALLED: ReadonlyMap<string, string> = new Map([
  ['drawing', 'draw'],
  ['svg-compatible', 'svg'],
]);

/** An element's attributes as written. */
export type Attributes = Readonly<Record<string, string>>;

/** Names of elements and attributes with the prefixes OpenDocument's own text uses, whatever a program's are. */
export class Names {
  readonly #meant = new Map<string, string>();
  readonly #written = new Map<string, string>();

  /** Takes the prefixes an element declares; they are taken to hold from there on. */
  declare(attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (!/^xmlns(?::|$)/.test(name)) continue;
      const [, own, core] = NAMESPACE.exec(value) ?? [];
      const meant = own ? (CALLED.get(own) ?? own) : core;
      if (meant === undefined) continue;
      this.#meant.set(name.slice('xmlns:'.length), meant);
      this.#written.set(meant, name.slice('xmlns:'.length));
    }
  }

  /** `text:p` */
  of(written: string): string {
    const at = written.indexOf(':');
    const prefix = this.#meant.get(at === -1 ? '' : written.slice(0, at));
    return prefix === undefined ? written : `${prefix}:${written.slice(at + 1)}`;
  }

  /** The value of `text:style-name`; null where there is none. */
  valueOf(attributes: Attributes, name: string): string | null {
    const [prefix = '', local = ''] = name.split(':');
    return attributes[`${this.#written.get(prefix) ?? prefix}:${local}`] ?? null;
  }
}
