import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Where a request may go. Receivers are often on the site's own network, and so is much that must never be asked for
 * from outside; so that is said in the settings. Link-local addresses are never reached: there the clouds keep their
 * keys. An address is judged when the connection is made, after its name was looked up: a name that answers otherwise
 * the second time gains nothing.
 */
export type Reach = 'public' | 'private-too'

export function mayReach(address: string, reach: Reach): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (never.check(address, family)) return false
  return reach === 'private-too' || !inside.check(address, family)
}

/** Thrown where every address of a host is one that may not be reached. */
export class OutOfReach extends Error {
  readonly code = 'OUT_OF_REACH'
}

/** As `dns.lookup`, of addresses that may be reached alone. */
export const lookupWithin =
  (reach: Reach): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const addresses: LookupAddress[] = found.filter(({ address }) => mayReach(address, reach))
      const [first] = addresses
      if (first === undefined) return done(new OutOfReach(), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })

const listOf = (subnets: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** No host of anybody: link-local, group and reserved addresses; and those that only wrap an IPv4 address in another way. */
const never = listOf([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
])

/** This machine, and networks that are not part of the internet (RFC 1918, 4193, 6598, 2544, 5737). */
const inside = listOf([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
  '2001:db8::/32',
])
