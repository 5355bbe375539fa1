import { useEffect, useState } from 'react';
import { useTexts } from '../../language.ts';
import { frameTexts } from '../frame-texts.ts';
import css from './qr-pay.module.css';
import { pathOf } from './qr-path.ts';

interface QrPayProps {
  text: string;
  /** What the code is for, said to those who do not see it. */
  label: string;
}

/** Draws the code itself as one path: no picture is fetched and no markup is trusted. */
export function QrPay({ text, label }: QrPayProps) {
  const t = useTexts(frameTexts);
  const [drawn, setDrawn] = useState<{ path: string; side: number } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('uqr').then(({ encode }) => {
      const code = encode(text, { ecc: 'M', border: 3 });
      if (isCurrent) setDrawn({ path: pathOf(code.data), side: code.size });
      return undefined;
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <div className={css.place}>
      {drawn === null ? (
        <output>{t.qrLoading}</output>
      ) : (
        <svg
          className={css.code}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, not fetched
          role="img"
          aria-label={label}
          viewBox={`0 0 ${drawn.side} ${drawn.side}`}
          shapeRendering="crispEdges"
        >
          <rect width={drawn.side} height={drawn.side} fill="#ffffff" />
          <path d={drawn.path} fill="#000000" />
        </svg>
      )}
    </div>
  );
}
