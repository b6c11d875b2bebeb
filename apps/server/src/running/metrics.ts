/**
 * What Prometheus is told: counts and times by route pattern, never an address, a name or an id. The library is loaded only where metrics are wanted;
 * they are answered by a listener of its own, never by the public one.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '@taizhang/store';
import type { Place } from '../settings/forms.js';

export type Metrics = {
  readonly request: (route: string, status: number, seconds: number) => void;
  /** A refusal, by its stable code. */
  readonly refused: (code: string) => void;
  readonly delivered: (channel: string, outcome: 'sent' | 'failed') => void;
  readonly jobDone: (job: string, outcome: 'done' | 'failed') => void;
};

export const noMetrics: Metrics = { request: () => {}, refused: () => {}, delivered: () => {}, jobDone: () => {} };

export type MeasuredMetrics = Metrics & { readonly text: () => Promise<string>; readonly contentType: string };

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const measure = async (store: Pick<Store, 'pool'>, version: string): Promise<MeasuredMetrics> => {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const gauge = (name: string, help: string, value: () => number): void =>
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  new Gauge({ name: 'taizhang_info', help: 'The version that runs', labelNames: ['version'], registers }).set({ version }, 1);
  gauge('taizhang_database_connections', 'Connections held to the database', () => store.pool.totalCount);
  gauge('taizhang_database_connections_idle', 'Connections held and not in use', () => store.pool.idleCount);
  gauge('taizhang_database_waiting', 'Requests that wait for a connection', () => store.pool.waitingCount);
  const requests = new Histogram({
    name: 'taizhang_request_seconds',
    help: 'Time to answer, by route pattern and class of status',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({ name: 'taizhang_refusals_total', help: 'Refusals by code', labelNames: ['code'], registers });
  const deliveries = new Counter({
    name: 'taizhang_deliveries_total',
    help: 'Notices sent out',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const jobs = new Counter({ name: 'taizhang_job_runs_total', help: 'Runs of jobs', labelNames: ['job', 'outcome'], registers });
  const jobAt = new Gauge({ name: 'taizhang_job_done_at_seconds', help: 'When a job last ended well', labelNames: ['job'], registers });
  return {
    request: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    refused: (code) => refusals.inc({ code }),
    delivered: (channel, outcome) => deliveries.inc({ channel, outcome }),
    jobDone: (job, outcome) => {
      jobs.inc({ job, outcome });
      if (outcome === 'done') jobAt.setToCurrentTime({ job });
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
};

export type MetricsListener = { readonly address: string; readonly close: () => Promise<void> };

/** GET /metrics and nothing else. */
export const listenForMetrics = (metrics: MeasuredMetrics, { host, port }: Place): Promise<MetricsListener> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    });
    server.once('error', reject);
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ address: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}/metrics`, close });
    });
  });
