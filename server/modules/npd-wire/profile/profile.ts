// The profile as this protocol has it (wire §3): every key is there, even when it is null.
import * as z from 'zod/mini';

const time = z.nullable(z.string());

export const profile = z.object({
  lastName: z.null(),
  id: z.int(),
  displayName: z.string(),
  middleName: z.null(),
  email: z.nullable(z.string()),
  phone: z.string(),
  inn: z.string(),
  snils: z.nullable(z.string()),
  avatarExists: z.boolean(),
  initialRegistrationDate: time,
  registrationDate: time,
  firstReceiptRegisterTime: time,
  firstReceiptCancelTime: time,
  hideCancelledReceipt: z.boolean(),
  registerAvailable: z.null(),
  status: z.enum(['ACTIVE', 'NOT_ACTIVE']),
  restrictedMode: z.boolean(),
  pfrUrl: z.string(),
  login: z.string(),
});
export type Profile = z.infer<typeof profile>;
