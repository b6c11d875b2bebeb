/** No address that somebody entered leads into the private network, by whatever name, form or trick. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlockList } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postOutward } from './post-outward.js';
import { mayReach } from './private-networks.js';

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001:0:1::1',
    'localhost',
    '',
  ])('%s', (address) => {
    expect(mayReach(address, undefined)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '223.5.5.5', '2400:3200::1'])('%s is none', (address) => {
    expect(mayReach(address, undefined)).toBe(true);
  });
});

describe('calling out', () => {
  let server: Server;
  let port = 0;
  let calls = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      calls += 1;
      if (request.url === '/away') response.writeHead(302, { location: '/' }).end();
      else response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  const resolvesTo = (...lists: readonly string[][]) => {
    let time = 0;
    return ((_: string, __: object, done: (fault: null, found: object[]) => void) => {
      const list = lists[Math.min(time, lists.length - 1)]!;
      time += 1;
      done(
        null,
        list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as never;
  };
  const post = (host: string, path = '/', more: object = {}) =>
    postOutward({ url: `http://${host}:${port}${path}`, headers: {}, body: '{}', allowed: undefined, milliseconds: 20_000, ...more });

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost'])(
    '%s is not called',
    async (host) => {
      const before = calls;
      await expect(post(host)).rejects.toMatchObject({ code: 'outward/private-address' });
      expect(calls).toBe(before);
    },
  );

  it('a name with one private address among public ones is not called', async () => {
    await expect(post('hooks.example', '/', { resolve: resolvesTo(['8.8.8.8', '127.0.0.1']) })).rejects.toMatchObject({
      code: 'outward/private-address',
    });
  });

  it('a name is asked once and its answer is what is connected to: a second answer has no hearing', async () => {
    const before = calls;
    const resolve = resolvesTo(['127.0.0.1'], ['8.8.8.8']);
    expect(await post('hooks.example', '/', { resolve, allowed: loopback })).toBe(204);
    expect(calls).toBe(before + 1);
    await expect(post('hooks.example', '/', { resolve: resolvesTo(['10.9.9.9'], ['127.0.0.1']), allowed: loopback })).rejects.toMatchObject(
      {
        code: 'outward/private-address',
      },
    );
  });

  it('what the operator allows is called, and a redirection is not followed', async () => {
    const before = calls;
    expect(await post('127.0.0.1', '/away', { allowed: loopback })).toBe(302);
    expect(calls).toBe(before + 1);
  });
});
