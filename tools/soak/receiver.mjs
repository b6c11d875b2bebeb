/** A real receiver of webhooks, which now and then refuses. It outlives the server; a notice that was taken is remembered. */
import { createServer } from 'node:http';

export const startReceiver = async (chance) => {
  const received = new Set();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const refused = chance.next() < 0.05;
      if (!refused) received.add(decodeURIComponent(String(request.headers['x-taizhang-notice'])));
      response.writeHead(refused ? 503 : 204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const env = {
    TAIZHANG_WEBHOOK_URL: `http://127.0.0.1:${server.address().port}/hook`,
    TAIZHANG_WEBHOOK_SECRET: 'a-secret-of-the-soak-alone',
  };
  return { received, env, stop: () => new Promise((resolve) => server.close(resolve)) };
};
