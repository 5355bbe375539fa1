// A sentence for every leaf and step of the simplified system that is not common to several taxes.
import type { Phrase } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {};
