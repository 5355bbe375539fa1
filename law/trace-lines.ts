// A trace as the lines a person reads from top to bottom: facts first, then what was done with
// them. Constants of the law stand inside the sentences of the steps and in the tree, not alone.
import type { TraceNode } from './trace.ts';

export interface TraceLine {
  key: string;
  node: TraceNode;
}

const LOUD_LAW = /\.(?:rate|key_rate)(?:\.|$)/u;

/** A rate is worth a line of its own; other values of the law speak through their step. */
function isLoud(node: TraceNode): boolean {
  return node.kind !== 'law' || LOUD_LAW.test(node.id);
}

function keyOf(node: TraceNode): string {
  return [node.kind, node.id, node.value, JSON.stringify(node.args ?? {})].join('|');
}

/**
 * Inputs before the step that uses them, each thing once; the last line is the sum itself. A paper
 * that must be complete keeps every node.
 */
export function traceLines(root: TraceNode, isKept = isLoud): TraceLine[] {
  const lines = new Map<string, TraceLine>();
  const visit = (node: TraceNode): void => {
    if (node.kind === 'step') for (const input of node.inputs) visit(input);
    const key = keyOf(node);
    if (isKept(node) && !lines.has(key)) lines.set(key, { key, node });
  };
  visit(root);
  return [...lines.values()];
}

export function isDoubtful(node: TraceNode): boolean {
  return node.kind === 'law' && (node.confidence === 'medium' || node.confidence === 'low');
}
