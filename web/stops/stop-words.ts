// A stop in words: its days, its papers, whether it holds.
import { useLanguage, useTexts } from '../language.ts';
import { sayDayShort } from '../ui/say.ts';
import { type Stop, everHeld, holdsOn, lastDayOf } from './stops.ts';
import { stopsTexts } from './texts.ts';

export function useStopWords() {
  const t = useTexts(stopsTexts);
  const language = useLanguage();
  const short = (day: string) => sayDayShort(day, language);
  return {
    days: (stop: Stop): string => {
      const last = lastDayOf(stop);
      if (!everHeld(stop)) return t.never;
      return last === null ? t.since(short(stop.from)) : t.days(short(stop.from), short(last));
    },
    /** The document of its ground, the note beside it, and the document that ended it. */
    papers: ({ documentNumber, documentOn, note, ended }: Stop): string[] =>
      [
        t.document(documentNumber, short(documentOn)),
        note,
        ended === null ? '' : t.endedBy(ended.documentNumber, short(ended.documentOn)),
      ].filter(Boolean),
    state: (stop: Stop, today: string) => {
      if (holdsOn(stop, today)) return { tone: 'info', word: t.holdsNow } as const;
      if (everHeld(stop) && stop.from > today) return { tone: 'warn', word: t.ahead } as const;
      return { tone: 'neutral', word: t.over } as const;
    },
  };
}
