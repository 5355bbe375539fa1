// The modules in order: each may call only those before it. This list is the dependency rule.
import type { Module } from '#platform/module';

export const modules: readonly Module[] = [];
