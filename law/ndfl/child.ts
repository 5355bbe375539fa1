// Which months of a year a child counts for, ст.218 п.1 пп.4: from the month of birth to the end
// of the year the child turns 18, or 24 while studying full time.
import { type Day, monthOf, yearOf } from '#primitives/days';
import { LawRefusal } from '../refusal.ts';
import { NDFL_VALUES } from './values.ts';

export interface Child {
  /** 1 for the first-born; grown-up children and those who died keep their place. */
  readonly order: number;
  readonly isDisabled?: boolean;
  /** Without it the child counts for the whole year. */
  readonly bornOn?: Day;
  /** Studies full time, as far as is known without an end. */
  readonly isStudent?: boolean;
  /** Last day of the studies: the month it is in still counts. */
  readonly studiesEndOn?: Day;
}

/** Whether the child counts in the month, 1 to 12. */
export function countsIn(child: Child, taxYear: number, month: number): boolean {
  const { bornOn, studiesEndOn } = child;
  if (bornOn === undefined) return true;
  const age = taxYear - yearOf(bornOn);
  const years = (key: string): number => Number(NDFL_VALUES.ofYear(taxYear).get(key).value);
  if (age === 0) return month >= monthOf(bornOn);
  if (age <= years('ndfl.child.age')) return true;
  if (age > years('ndfl.child.student_age') || child.isStudent !== true) return false;
  if (studiesEndOn === undefined || yearOf(studiesEndOn) > taxYear) return true;
  return yearOf(studiesEndOn) === taxYear && month <= monthOf(studiesEndOn);
}

/** Refuses `law.ndfl_child_order_wrong`, `law.ndfl_child_unborn`. */
export function checkedChildren(children: readonly Child[], taxYear: number): readonly Child[] {
  const orders = new Set(children.map(({ order }) => order));
  if (orders.size !== children.length || orders.has(0)) {
    throw new LawRefusal('law.ndfl_child_order_wrong', { children: children.length });
  }
  for (const { bornOn } of children) {
    if (bornOn !== undefined && yearOf(bornOn) > taxYear) {
      throw new LawRefusal('law.ndfl_child_unborn', { bornOn, taxYear });
    }
  }
  return children;
}
