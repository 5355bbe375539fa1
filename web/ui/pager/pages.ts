// Which page numbers are worth showing: the ends, the present one and its neighbours.
export type PageMark = number | 'gap';

export function pageMarks(page: number, last: number): PageMark[] {
  const wanted = new Set([1, page - 1, page, page + 1, last]);
  const numbers = [...wanted].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
  const marks: PageMark[] = [];
  let before = 0;
  for (const number of numbers) {
    if (number - before === 2) marks.push(number - 1);
    else if (number - before > 2) marks.push('gap');
    marks.push(number);
    before = number;
  }
  return marks;
}
