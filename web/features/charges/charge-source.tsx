// The document a charge follows from, with a link where the cabinet has it.
import type { Charge } from '#contract/ledger';
import { useLanguage, useTexts } from '../../language.ts';
import { Link } from '../../ui/link/link.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { chargeTexts } from './charge-texts.ts';

interface ChargeSourceProps {
  charge: Pick<Charge, 'source'>;
  /** In a list: no day, and nothing of a charge that follows from the law alone. */
  isBrief?: boolean;
}

export function ChargeSource({ charge, isBrief = false }: ChargeSourceProps) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { source } = charge;
  if (source === null || (isBrief && source.kind === 'law')) return null;
  const kind = t.sources[source.kind];
  const named = source.number === null ? kind : t.numbered(kind, source.number);
  const said =
    source.on === null || isBrief ? named : t.dated(named, sayDayShort(source.on, language));
  return source.kind === 'notice' && source.number !== null ? (
    <Link href={`/taxes/notices/${source.number}`}>{said}</Link>
  ) : (
    said
  );
}
