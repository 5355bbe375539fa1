// Sum and tax while the receipt is typed: asked a moment after the last key.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api.ts';
import { NPD, type Preview, type ReceiptBody } from '../../npd/npd.ts';

const PAUSE_MS = 300;

/** `body` is null while the form is unfinished; the last figures stay until new ones come. */
export function usePreview(body: ReceiptBody | null) {
  const text = body === null ? null : JSON.stringify(body);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ['npd', 'preview', asked],
    queryFn: ({ signal }) =>
      send<Preview>('POST', `${NPD}/receipts/preview`, {
        body: JSON.parse(asked ?? '') as ReceiptBody,
        background: true,
        signal,
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { preview: text === null ? undefined : query.data, error: query.error };
}
