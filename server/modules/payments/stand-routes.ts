// What only the stand may tell: money that somebody paid outside the cabinet has come.
import { route } from '#platform/http/route';
import { arrivalBody, arrivalTaken } from './contract.ts';
import { takeArrival } from './take-arrival.ts';

export const standRoutes = [
  route({
    method: 'POST',
    path: '/api/stand/v1/arrivals',
    summary: 'Money paid by requisites has come to a tax account',
    audience: 'stand',
    permission: 'payment.arrive',
    object: 'none',
    audit: 'payment.arrive',
    idempotency: 'required',
    hidden: true,
    body: arrivalBody,
    answer: arrivalTaken,
    call: (ctx, { body }) => takeArrival(ctx, body),
  }),
];
