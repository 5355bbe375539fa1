import { route } from '#platform/http/route';
import { offsetBody } from '#contract/ledger';
import { kopecks } from '#primitives/money';
import { madeOffset, whatIf, whatIfBody } from './contract.ts';
import { setAside } from './set-aside.ts';
import { askWhatIf } from './what-if.ts';

export const routes = [
  route({
    method: 'POST',
    path: '/api/cabinet/v1/account/what-if',
    summary: 'The account on a day if money came, was set aside, or a charge was corrected',
    audience: 'cabinet',
    permission: 'account.what-if',
    object: 'own',
    audit: 'account.what-if',
    idempotency: 'none',
    body: whatIfBody,
    answer: whatIf,
    call: (ctx, { body }) => askWhatIf(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/cabinet/v1/offsets',
    summary: 'Set free money aside for a coming charge («Зачесть»); answers the harm it does',
    audience: 'cabinet',
    permission: 'offset.make',
    object: 'own',
    audit: 'offset.make',
    idempotency: 'required',
    body: offsetBody,
    answer: madeOffset,
    call: (ctx, { body }) => setAside(ctx, { ...body, amountKopecks: kopecks(body.amountKopecks) }),
  }),
];
