import { route } from '#platform/http/route';
import { history, historyQuery } from '../contract.ts';
import { readHistory } from './read-history.ts';

export const historyRoutes = [
  route({
    method: 'GET',
    audience: 'cabinet',
    object: 'own',
    path: '/api/cabinet/v1/account/history',
    summary: 'What happened to the account, the latest first, with every entry of each act',
    permission: 'account.read',
    audit: 'account.history',
    query: historyQuery,
    answer: history,
    call: (ctx, { query }) => readHistory(ctx, query),
  }),
];
