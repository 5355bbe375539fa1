// The document a charge follows from, with a link where the cabinet has it.
import type { Charge } from '#contract/ledger';
import { useLanguage, useTexts } from '../../language.ts';
import { Link } from '../../ui/link/link.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { chargeTexts } from './charge-texts.ts';

export function ChargeSource({ charge }: { charge: Pick<Charge, 'source'> }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { source } = charge;
  if (source === null) return null;
  const kind = t.sources[source.kind];
  const named = source.number === null ? kind : t.numbered(kind, source.number);
  const said = source.on === null ? named : t.dated(named, sayDayShort(source.on, language));
  return source.kind === 'notice' && source.number !== null ? (
    <Link href={`/taxes/notices/${source.number}`}>{said}</Link>
  ) : (
    said
  );
}
