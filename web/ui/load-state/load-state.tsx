// The states every list and page shares: waiting, failed, here.
import type { ReactNode } from 'react';
import { useTexts } from '../../language.ts';
import { Alert } from '../alert/alert.tsx';
import { Button } from '../button/button.tsx';
import { Skeleton } from '../skeleton/skeleton.tsx';
import { kitTexts } from '../texts.ts';

interface LoadStateProps<Data> {
  query: {
    data: Data | undefined;
    error: unknown;
    isFetching: boolean;
    refetch: () => unknown;
  };
  /** The sentence for a person. */
  say: (error: unknown) => string;
  children: (data: Data) => ReactNode;
  skeletonLines?: number;
}

/** Old data stay on the screen when a refresh fails; the failure is said above them. */
export function LoadState<Data>({ query, say, children, skeletonLines }: LoadStateProps<Data>) {
  const t = useTexts(kitTexts);
  const failure =
    query.error === null || query.error === undefined ? null : (
      <Alert
        tone={query.data === undefined ? 'bad' : 'warn'}
        live="alert"
        title={t.failedTitle}
        action={
          <Button kind="secondary" compact busy={query.isFetching} onClick={() => query.refetch()}>
            {t.retry}
          </Button>
        }
      >
        {say(query.error)}
      </Alert>
    );
  if (query.data === undefined) return failure ?? <Skeleton lines={skeletonLines ?? 5} />;
  return (
    <>
      {failure}
      {children(query.data)}
    </>
  );
}
