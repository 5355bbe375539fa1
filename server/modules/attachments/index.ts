// The door of attachments: files beside things of a person, whatever the things are.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';

export type { Attachment } from './attachment.ts';
export { attachFile, openAttachment, removeAttachment } from './attach-file.ts';
export {
  countByThing as countAttachments,
  listOf as listAttachments,
  namesByThing as attachmentNames,
} from './attachment-store.ts';

export const module: Module = { name: 'attachments', refusals };
