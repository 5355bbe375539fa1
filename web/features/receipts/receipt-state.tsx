import { useTexts } from '../../language.ts';
import type { ReceiptListed } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';

/** Valid, cancelled, or replaced by another. */
export function ReceiptState({
  receipt,
}: {
  receipt: Pick<ReceiptListed, 'state' | 'replacedBy'>;
}) {
  const words = useTexts(npdWords);
  if (receipt.state === 'registered') {
    return (
      <StatusTag tone="ok" icon="done">
        {words.registered}
      </StatusTag>
    );
  }
  return (
    <StatusTag tone="neutral" icon="refused">
      {receipt.replacedBy === null ? words.cancelled : words.replaced}
    </StatusTag>
  );
}
