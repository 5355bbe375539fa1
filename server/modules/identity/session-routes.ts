import * as z from 'zod/mini';
import { sessionList } from '#contract/identity';
import { done, uuid } from '#contract/../../platform/contract.ts';
