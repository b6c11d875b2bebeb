/** A thread that asks as many browsers would: each queue on a connection of its own, one request after another, all queues at once. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { address, queues } = workerData;

const sent = (agent, cookie, { path, body }) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), origin: address, cookie };
    const asked = request(address + path, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

const times = [];
const failed = [];
const ask = async ({ cookie, requests }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const one of requests) {
    const start = performance.now();
    const { status, text } = await sent(agent, cookie, one);
    times.push(performance.now() - start);
    if (status >= 300) failed.push(`${one.path} ${status} ${text}`);
  }
  agent.destroy();
};

const start = performance.now();
await Promise.all(queues.map(ask));
parentPort.postMessage({ seconds: (performance.now() - start) / 1000, times, failed });
