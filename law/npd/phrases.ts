// A sentence for every leaf and step of the tax on professional income that is not common to several taxes.
import type { Phrase } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {};
