import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api.ts';
import { API, isRepeat } from '../../query.ts';
import type { Quote, QuoteBody } from './pay.ts';

/** What a sum would settle and reserve; asked again whenever the account changes. */
export function useQuote(body: QuoteBody, enabled: boolean) {
  return useQuery({
    queryKey: ['account', 'quote', body.chargeIds, body.amountKopecks],
    queryFn: (context) =>
      send<Quote>('POST', `${API}/payments/quote`, {
        body,
        signal: context.signal,
        background: isRepeat(context),
      }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** The value once it has not changed for a while: a sum is asked for when typing pauses. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
