import type { Examples } from '../examples.ts';
import { Skeleton } from './skeleton.tsx';

export const examples: Examples = { Skeleton: { 'four lines': () => <Skeleton lines={4} /> } };
