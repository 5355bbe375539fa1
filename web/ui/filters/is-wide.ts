// Whether an element is wider than so many rem of the present text size.
import { type RefCallback, useCallback, useState } from 'react';

export function useIsWide(rem: number): [RefCallback<HTMLElement>, boolean] {
  const [isWide, setWide] = useState(false);
  const place = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const measure = () => {
        const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        setWide(element.clientWidth >= rem * size);
      };
      measure();
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [rem],
  );
  return [place, isWide];
}
