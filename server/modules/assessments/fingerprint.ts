// Whether two calculations say the same: the trace without the days on which its sources were
// asked, which change with every question to a registry. Pure.
import { createHash } from 'node:crypto';
import type { Trace, TraceNode } from '#law/trace';

export function fingerprintOf(trace: Trace): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(plain(trace.root)))
    .digest();
}

function plain(node: TraceNode): unknown {
  if (node.kind === 'step') {
    return [node.id, node.value, node.args ?? null, node.inputs.map(plain)];
  }
  return [node.id, node.value, node.source, node.args ?? null];
}
