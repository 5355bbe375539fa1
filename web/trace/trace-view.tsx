// «Как посчитано»: the computation step by step, and the same as a tree. Loaded when it is looked
// at, because it brings the sentences of the law with it.
import { sayArticle } from '#law/say-article';
import type { Trace, TraceNode } from '#law/trace';
import { isDoubtful, traceLines } from '#law/trace-lines';
import { traceSentence, traceValue } from '#law/trace-text';
import { useLanguage, useTexts } from '../language.ts';
import { Disclosure } from '../ui/disclosure/disclosure.tsx';
import { sayDay } from '../ui/say.ts';
import { traceTexts } from './trace-texts.ts';
import css from './trace.module.css';

/** Where a value comes from, or which article made it. */
function Source({ node }: { node: TraceNode }) {
  const t = useTexts(traceTexts);
  const language = useLanguage();
  const article = 'article' in node && node.article ? sayArticle(node.article, language) : '';
  const parts =
    node.kind === 'step'
      ? [article, t.edition(sayDay(node.edition, language))]
      : node.kind === 'law'
        ? [article || node.source, t.checked(sayDay(node.on, language))]
        : [node.source, t.asOf(sayDay(node.on, language)), article];
  return (
    <p className={css.source}>
      {parts.filter(Boolean).join(' · ')}
      {isDoubtful(node) ? <span className={css.doubt}> · {t.doubtful}</span> : null}
    </p>
  );
}

function TreeNode({ node }: { node: TraceNode }) {
  const language = useLanguage();
  const line = (
    <>
      {traceSentence(node, language)}: <strong>{traceValue(node, language)}</strong>
    </>
  );
  if (node.kind !== 'step') {
    return (
      <li className={css.node}>
        {line}
        <Source node={node} />
      </li>
    );
  }
  return (
    <li className={css.node}>
      <Disclosure summary={line}>
        <Source node={node} />
        <ul>
          {node.inputs.map((input, place) => (
            <TreeNode key={`${input.id}${place}`} node={input} />
          ))}
        </ul>
      </Disclosure>
    </li>
  );
}

export interface TraceShown {
  trace: Trace;
}

export function TraceView({ trace }: TraceShown) {
  const t = useTexts(traceTexts);
  const language = useLanguage();
  const lines = traceLines(trace.root);
  // The sum has its own line below; a sum that was only read somewhere says where.
  const shown = trace.root.kind === 'step' ? lines.slice(0, -1) : lines;
  const isRounded = trace.root.kind === 'step' && trace.root.rounding?.to === '100';
  return (
    <>
      <ol className={css.trace}>
        {shown.map(({ key, node }, place) => (
          <li key={key} className={css.step}>
            <div className={css.line}>
              <span className={css.mark} aria-hidden="true">
                {place + 1}
              </span>
              <div className={css.words}>
                <span className={css.said}>{traceSentence(node, language)}</span>
                <span className={css.value}>{traceValue(node, language)}</span>
              </div>
              <Source node={node} />
            </div>
          </li>
        ))}
      </ol>
      <p className={css.total}>
        <span>{isRounded ? t.sum : t.sumPlain}</span>
        <span className={css.value}>{traceValue(trace.root, language)}</span>
      </p>
      <Disclosure summary={t.tree}>
        <p className={css.source}>{t.treeText}</p>
        <ul className={css.tree}>
          <TreeNode node={trace.root} />
        </ul>
      </Disclosure>
    </>
  );
}
