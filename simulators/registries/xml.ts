// The little XML the registries speak: read into a plain tree, written by a template that escapes.
import { ParseOption, type XmlElement, XmlDocument, XmlElement as ElementNode } from 'libxml2-wasm';

export interface Element {
  /** Local name, without its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Text right inside the element, trimmed. */
  text: string;
}

// Nothing outside the message is ever loaded for it.
const OPTIONS: ParseOption = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET;

function elementOf(node: XmlElement): Element {
  const element: Element = { name: node.name, attributes: {}, children: [], text: '' };
  for (const attribute of node.attrs) element.attributes[attribute.name] = attribute.value;
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof ElementNode) element.children.push(elementOf(child));
    else element.text += child.content;
  }
  element.text = element.text.trim();
  return element;
}

/** Throws on text that is not well formed. */
export function parseXml(text: string): Element {
  const document = XmlDocument.fromString(text, { option: OPTIONS });
  try {
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

/** The element of this name anywhere below. */
export function elementBelow(element: Element, name: string): Element | undefined {
  for (const child of element.children) {
    const found = child.name === name ? child : elementBelow(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface Markup {
  readonly markup: string;
}

type Value = string | number | boolean | Markup | readonly Markup[];

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[<>&"]/gu, (sign) => ESCAPES[sign]!);

function written(value: Value): string {
  if (Array.isArray(value)) return value.map((part: Markup) => part.markup).join('');
  if (typeof value === 'object') return (value as Markup).markup;
  return escape(String(value));
}

/** Markup from a template; values are escaped unless they are markup themselves. */
export function xml(parts: TemplateStringsArray, ...values: Value[]): Markup {
  const markup = parts.map((part, at) => (at === 0 ? part : written(values[at - 1]!) + part));
  return { markup: markup.join('') };
}

/** ` name="value"` for each that is known. */
export function attributes(of: Record<string, string | number | boolean | null>): Markup {
  const known = Object.entries(of).filter(([, value]) => value !== null);
  return { markup: known.map(([name, value]) => ` ${name}="${escape(String(value))}"`).join('') };
}
