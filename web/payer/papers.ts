// The document of an officer's decision as it was typed, what is wrong with it, what is sent.
import { type Day, parseDay } from '#primitives/days';

export interface Papers {
  documentNumber: string;
  documentOn: string;
  note: string;
}
export type PaperFault = 'number' | 'day' | 'long';
export interface ReadPapers extends Papers {
  documentOn: Day;
}

const NUMBER_MAX = 100;
const NOTE_MAX = 1000;
export const NO_PAPERS: Papers = { documentNumber: '', documentOn: '', note: '' };

export const dayOf = (text: string): Day | null => {
  const read = parseDay(text);
  return read.ok ? read.value : null;
};

/** What is wrong with which field; nothing where all is right. */
export function paperFaults({
  documentNumber,
  documentOn,
  note,
}: Papers): Partial<Record<keyof Papers, PaperFault>> {
  const number = documentNumber.trim();
  return {
    ...(number === '' || number.length > NUMBER_MAX ? { documentNumber: 'number' } : {}),
    ...(dayOf(documentOn) === null ? { documentOn: 'day' } : {}),
    ...(note.length > NOTE_MAX ? { note: 'long' } : {}),
  };
}

/** Papers without faults. */
export const papersOf = ({ documentNumber, documentOn, note }: Papers): ReadPapers => ({
  documentNumber: documentNumber.trim(),
  documentOn: dayOf(documentOn)!,
  note: note.trim(),
});
