// One run of Lighthouse in a browser of its own.
import { chromium, type Cookie } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { freePort } from '../../tests/launch/started.ts';

export type Form = 'mobile' | 'desktop';

/** Scores of 100, milliseconds, and the share of the screen that moved. */
export interface Looked {
  performance: number;
  accessibility: number;
  bestPractices: number;
  lcpMs: number;
  cls: number;
  tbtMs: number;
}

interface Target {
  url: string;
  form: Form;
  cookies: readonly Cookie[];
  /** An empty folder: nothing is in any cache. */
  profile: string;
}

/** @throws when the page that was measured is another one, as after the end of a session. */
export async function measure(browser: string, target: Target): Promise<Looked> {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(target.profile, {
    executablePath: browser,
    args: ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${port}`],
    // The size of the window is for Lighthouse to say.
    viewport: null,
  });
  try {
    await context.addCookies([...target.cookies]);
    const answer = await lighthouse(
      target.url,
      {
        port,
        output: 'json',
        logLevel: 'silent',
        onlyCategories: ['performance', 'accessibility', 'best-practices'],
      },
      target.form === 'desktop' ? desktopConfig : undefined,
    );
    if (answer === undefined) throw new Error(`Lighthouse gave no answer for ${target.url}.`);
    const { lhr } = answer;
    if (lhr.runtimeError !== undefined) throw new Error(lhr.runtimeError.message);
    const seen = new URL(lhr.finalDisplayedUrl).pathname;
    const wanted = new URL(target.url).pathname;
    if (seen !== wanted) throw new Error(`${wanted} was asked for, ${seen} was measured.`);
    for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      const isJudged = ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode);
      if (isJudged && score !== null && score < 0.9) {
        process.stdout.write(`    ${wanted} ${target.form}: ${id} ${score} ${title}\n`);
      }
    }
    const scoreOf = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const figureOf = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN;
    return {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      bestPractices: scoreOf('best-practices'),
      lcpMs: Math.round(figureOf('largest-contentful-paint')),
      cls: Number(figureOf('cumulative-layout-shift').toFixed(3)),
      tbtMs: Math.round(figureOf('total-blocking-time')),
    };
  } finally {
    await context.close();
  }
}
