/** Addresses that are nobody's on the public network: this machine, private and link-local networks, and what maps onto them. */
import { BlockList, isIP } from 'node:net';

/** IANA special-purpose registries (RFC 6890 and its successors); 100.64/10 is carriers', 169.254.169.254 the metadata of clouds. */
const V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** All but 2000::/3 is special; within it tunnels (6to4, Teredo) and documentation. 64:ff9b::/96 and the mapped ones lead to IPv4 addresses. */
const V6: readonly (readonly [string, number])[] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const listOf = (networks: typeof V4, family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
};
/** Apart: a list takes IPv4 addresses for the mapped ones among its IPv6 networks. */
const SPECIAL = { 4: listOf(V4, 'ipv4'), 6: listOf(V6, 'ipv6') };

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

const holds = (list: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/** Whether a connection may go there. What is no address may not be reached. */
export const mayReach = (address: string, allowed: BlockList | undefined): boolean => {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (isIP(plain) === 0) return false;
  return (allowed !== undefined && holds(allowed, plain)) || !holds(SPECIAL[isIP(plain) === 4 ? 4 : 6], plain);
};
