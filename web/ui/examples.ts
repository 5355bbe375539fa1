// What a component looks like in each of its states, for the catalogue of the kit (ux §9).
import type { ComponentType } from 'react';

/** By the name of the component, then by the name of the state. */
export type Examples = Readonly<Record<string, Readonly<Record<string, ComponentType>>>>;

/** What an examples file may give. */
export interface ExamplesFile {
  /** Shown one under another. */
  examples?: Examples;
  /** On a page of their own: dialogs, what may stand on a page only once. */
  apart?: Examples;
  /** Are a page of their own, with its `main` and its heading. */
  frames?: Examples;
}
