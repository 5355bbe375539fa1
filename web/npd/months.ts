// The months of a year on the register, each as its receipts say it now.
import { useQueries, useQuery } from '@tanstack/react-query';
import { type Month, monthReading, statusReading } from './npd.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-01` … the month of `today`, or the whole of an earlier year. */
export function monthsOf(year: number, today: string): string[] {
  const last = year === Number(today.slice(0, 4)) ? Number(today.slice(5, 7)) : 12;
  return Array.from({ length: last }, (_, place) => `${year}-${two(place + 1)}`);
}

/** The years from the first registration to this one, newest first. */
export function yearsOf(history: readonly { registeredOn: string }[], today: string): number[] {
  const now = Number(today.slice(0, 4));
  const first = Math.min(now, ...history.map((one) => Number(one.registeredOn.slice(0, 4))));
  return Array.from({ length: now - first + 1 }, (_, place) => now - place);
}

/** What a page of a year shows; `months` is undefined until all of them are there. */
export function useYear(asked: string | undefined) {
  const status = useQuery(statusReading());
  const { data } = status;
  const years = data === undefined ? [] : yearsOf(data.history, data.today);
  const year = years.find((one) => String(one) === asked) ?? years[0];
  const names = data === undefined || year === undefined ? [] : monthsOf(year, data.today);
  const queries = useQueries({ queries: names.map((name) => monthReading(name)) });
  const failed = queries.find((one) => one.error !== null);
  const isWhole = data !== undefined && queries.every((one) => one.data !== undefined);
  const months = isWhole ? queries.map((one) => one.data as Month) : undefined;
  return {
    status: data,
    years,
    year,
    query: {
      data: months,
      error: status.error ?? failed?.error ?? null,
      isFetching: status.isFetching || queries.some((one) => one.isFetching),
      refetch: () => {
        void status.refetch();
        for (const one of queries) void one.refetch();
      },
    },
  };
}
