// Numbers for the operator: /metrics in the Prometheus text format; no label carries a person. Each
// process counts its own: the web server and the worker are two sources for the collector.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  refusals: Counter<'code'>;
  outages: Counter<'system'>;
  deliveries: Counter<'listener' | 'outcome'>;
  jobs: Counter<'job' | 'outcome'>;
  waiting: Gauge<'queue'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'kabinet_http_seconds',
      help: 'Time to answer a request.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    refusals: new Counter({
      name: 'kabinet_refusals_total',
      help: 'Refusals by code.',
      labelNames: ['code'],
      registers,
    }),
    outages: new Counter({
      name: 'kabinet_outages_total',
      help: 'Calls to outside systems that failed.',
      labelNames: ['system'],
      registers,
    }),
    deliveries: new Counter({
      name: 'kabinet_deliveries_total',
      help: 'Events delivered to listeners.',
      labelNames: ['listener', 'outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'kabinet_jobs_total',
      help: 'Runs of periodic jobs; one that another process runs meanwhile is none.',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    waiting: new Gauge({
      name: 'kabinet_waiting',
      help: 'What waits: deliveries, due items.',
      labelNames: ['queue'],
      registers,
    }),
  };
}
