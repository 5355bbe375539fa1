// A sentence for every leaf and step of the personal income tax that is not common to several taxes.
import type { Phrase } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {};
