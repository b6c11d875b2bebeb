/** The life of a server: starting, ready, stopping; what runs is finished. */
import { describe, expect, it } from 'vitest';
import { frontDoor } from './front-door.js';

const status = async (address: string, path: string): Promise<number> => (await fetch(address + path)).status;

describe('a server that starts and stops', () => {
  it('says that it starts, before there is anything behind it', async () => {
    const door = await frontDoor(0, '127.0.0.1');
    expect(await status(door.address, '/api/health')).toBe(200);
    const answer = await fetch(`${door.address}/api/plans`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await answer.json()).toMatchObject({ code: 'server/not-ready' });
    door.open(() => new Response('open'));
    expect(await status(door.address, '/api/plans')).toBe(200);
    await door.close();
  });

  it('finishes the request that runs, takes no new one, and is not held by a connection kept open', async () => {
    const door = await frontDoor(0, '127.0.0.1');
    let finish = (): void => {};
    let began = (): void => {};
    const running = new Promise<void>((resolve) => {
      began = resolve;
    });
    door.open(async (request) => {
      if (!request.url.endsWith('/slow')) return new Response('quick');
      began();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return new Response('the whole answer');
    });
    expect(await status(door.address, '/quick')).toBe(200);
    const slow = fetch(`${door.address}/slow`);
    await running;
    const closed = door.close();
    await expect(fetch(`${door.address}/quick`)).rejects.toThrow();
    finish();
    expect(await (await slow).text()).toBe('the whole answer');
    await closed;
  });
});
