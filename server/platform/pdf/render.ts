// PDF documents: archival, tagged, the same bytes for the same input. Templates live in their
// modules.
import type { Moment } from '#primitives/days';
import type { Env } from '../env.ts';
import { Printer } from './printer.ts';

export interface Rendering {
  /** Path of the `.typ` file: `fileURLToPath(new URL('receipt.typ', import.meta.url))`. */
  template: string;
  /** What the template reads by `json(bytes(sys.inputs.data))`. */
  data: unknown;
  /** Business time of the fact the paper tells of; it is the date inside the file. */
  createdAt: Moment;
}

const printers = new WeakMap<Env, Printer>();

/**
 * Prints a document as PDF/A-2a. Never inside a transaction: it waits for another process.
 * @throws Outage `pdf` when the printer is overloaded or dies on this document.
 */
export function renderPdf(env: Env, rendering: Rendering): Promise<Buffer> {
  return render(env, rendering, 'pdf');
}

/** The same paper as a PNG picture; for papers of one page. @throws Outage as `renderPdf`. */
export function renderPng(env: Env, rendering: Rendering): Promise<Buffer> {
  return render(env, rendering, 'png');
}

function render(env: Env, rendering: Rendering, format: 'pdf' | 'png'): Promise<Buffer> {
  let printer = printers.get(env);
  if (!printer) {
    printer = new Printer();
    printers.set(env, printer);
  }
  return printer.print({
    template: rendering.template,
    data: JSON.stringify(rendering.data),
    createdAtS: Math.floor(Date.parse(rendering.createdAt) / 1000),
    format,
  });
}

/** Part of the ordered stop; without it the printing process goes when its parent does. */
export function stopPdf(env: Env): void {
  printers.get(env)?.stop();
  printers.delete(env);
}
