// Penalty stops as the person sees them: the ground, the days, the document.
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../language.ts';
import { Card } from '../ui/card/card.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';
import css from './stops.module.css';
import { useStopWords } from './stop-words.ts';
import { type Stop, stopsOfTax, stopsReading } from './stops.ts';
import { stopsTexts } from './texts.ts';

interface PenaltyStopsProps {
  /** Only those that hold for this tax; absent: all of the person. */
  taxId?: string;
  /** How a tax is called where stops of several stand together. */
  nameOf?: (chargeId: string) => string | undefined;
}

/** Nothing where there is no stop: most people never have one. */
export function PenaltyStops({ taxId, nameOf }: PenaltyStopsProps) {
  const t = useTexts(stopsTexts);
  const words = useStopWords();
  const { data } = useQuery(stopsReading());
  const all = data?.items ?? [];
  const stops = taxId === undefined ? all : stopsOfTax(all, taxId);
  if (stops.length === 0) return null;
  const about = ({ chargeId }: Stop) =>
    chargeId === null ? t.every : (nameOf?.(chargeId) ?? null);
  return (
    <Card title={t.stops}>
      <p className={css.note}>{t.stopsText}</p>
      <Timeline
        items={stops.map((stop) => ({
          key: stop.stopId,
          title: t.grounds[stop.ground],
          aside: words.days(stop),
          tone: 'info',
          note: [taxId === undefined ? about(stop) : null, ...words.papers(stop)]
            .filter(Boolean)
            .join('. '),
        }))}
      />
    </Card>
  );
}
