// The months of a year with their tax, in one answer.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Months } from '#contract/self-employment';
import { reading } from '../query.ts';
import { NPD } from './npd.ts';

export type YearMonth = Months['items'][number];
export type { Months };

const yearReading = (year: string | undefined) =>
  reading<Months>(['npd', 'months', year ?? ''], `${NPD}/months`, { year });

/** `asked` is the year of the address; this one without it. */
export function useYear(asked: string | undefined) {
  return useQuery({ ...yearReading(asked), placeholderData: keepPreviousData });
}

/** The years to choose from, newest first; the one that is shown is among them. */
export function yearsOf({ year, years }: Pick<Months, 'year' | 'years'>): number[] {
  return [...new Set([year, ...years])].toSorted((one, other) => other - one);
}

/** The months of a year as a file. */
export const exportMonthsAddress = (year: number, format: 'xlsx' | 'csv') =>
  `${NPD}/months/export.${format}?year=${year}`;
