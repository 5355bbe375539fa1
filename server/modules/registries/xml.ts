// XML of the registries: hostile until proved otherwise, so it is read by libxml2 with its limits,
// without entities and the network, into a plain tree; written by a template that escapes.
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';

export interface Element {
  /** Local name, without its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Text right inside the element, trimmed. */
  text: string;
}

const OPTIONS: ParseOption = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET;

function elementOf(node: XmlElement): Element {
  const element: Element = { name: node.name, attributes: {}, children: [], text: '' };
  for (const attribute of node.attrs) element.attributes[attribute.name] = attribute.value;
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) element.children.push(elementOf(child));
    else element.text += child.content;
  }
  element.text = element.text.trim();
  return element;
}

/** Throws on text that is not well formed, and on any document type declaration. */
export function parseXml(text: string): Element {
  const document = XmlDocument.fromString(text, { option: OPTIONS });
  try {
    if (document.dtd !== null) throw new Error('A document type is not accepted.');
    return elementOf(document.root);
  } finally {
    document.dispose();
  }
}

/** The first element down the path of local names. */
export function elementAt(element: Element, ...path: string[]): Element | undefined {
  let here: Element | undefined = element;
  for (const name of path) here = here?.children.find((child) => child.name === name);
  return here;
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the element down the path; throws when it is missing or empty. */
export function textAt(element: Element, ...path: string[]): string {
  const text = elementAt(element, ...path)?.text;
  if (!text) throw new Error(`The answer has no ${path.join('/')}.`);
  return text;
}

/** Throws when the attribute is missing or empty. */
export function attributeOf(element: Element, name: string): string {
  const value = element.attributes[name];
  if (!value) throw new Error(`The answer has no ${element.name}/@${name}.`);
  return value;
}

export interface Markup {
  readonly markup: string;
}

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[<>&"]/gu, (sign) => ESCAPES[sign]!);

/** Markup from a template; values are escaped unless they are markup themselves. */
export function xml(parts: TemplateStringsArray, ...values: (string | Markup)[]): Markup {
  const markup = parts.map((part, at) => {
    const value = values[at - 1];
    if (at === 0 || value === undefined) return part;
    return (typeof value === 'string' ? escape(value) : value.markup) + part;
  });
  return { markup: markup.join('') };
}

/** ` name="value"` for each that is known. */
export function attributes(of: Record<string, string | null | undefined>): Markup {
  const known = Object.entries(of).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [` ${name}="${escape(value)}"`],
  );
  return { markup: known.join('') };
}
