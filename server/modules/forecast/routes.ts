import { route } from '#platform/http/route';
import { whatIf, whatIfBody } from './contract.ts';
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
];
