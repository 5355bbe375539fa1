// A trace whose view comes in a part of its own, asked for like its data: the first sight of a page
// waits for what was asked for, so that nothing under the view moves when it comes.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../ui/skeleton/skeleton.tsx';
import type { TraceShown } from './trace-view.tsx';

const partReading = {
  queryKey: ['part', 'trace'],
  queryFn: async () => (await import('./trace-view.tsx')).TraceView,
  staleTime: Number.POSITIVE_INFINITY,
  // As a page whose own part does not come.
  throwOnError: true,
};

export function TracePart({ trace }: TraceShown) {
  const { data: TraceView } = useQuery(partReading);
  return TraceView === undefined ? <Skeleton lines={8} /> : <TraceView trace={trace} />;
}
