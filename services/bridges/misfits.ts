import type { BridgeForm } from './bridge-form.ts'
import { secretsOf } from './secrets.ts'

/** What of an entry does not go together, and what its files cannot be used for: each with its field. */
export function* misfitsOf(bridge: BridgeForm): Iterable<string> {
  const { username, passwordFile, certFile, keyFile, protocol, sessionExpirySeconds } = bridge
  yield* urlFaults(bridge)
  if (passwordFile !== undefined && username === undefined)
    yield 'username: is missing, and passwordFile is set'
  if ((certFile === undefined) !== (keyFile === undefined))
    yield `${certFile === undefined ? 'certFile' : 'keyFile'}: is missing: certFile and keyFile go together`
  if (sessionExpirySeconds !== undefined && protocol !== 5)
    yield 'sessionExpirySeconds: is of MQTT 5 alone; write protocol: 5'
  try {
    secretsOf(bridge)
  } catch (error) {
    yield (error as Error).message
  }
}

const PLAIN = ['mqtt:', 'ws:']
const SECURE = ['mqtts:', 'wss:']

function* urlFaults({ url, caFile, certFile, keyFile, serverName }: BridgeForm): Iterable<string> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || ![...PLAIN, ...SECURE].includes(parsed.protocol) || parsed.hostname === '')
    return yield 'url: expected mqtt://host, mqtts://host, ws://host or wss://host, with its port where it is another'
  // An address is shown and logged.
  if (parsed.username !== '' || parsed.password !== '')
    yield 'url: holds a name or a password; write them as username and passwordFile'
  if (
    PLAIN.includes(parsed.protocol) &&
    [caFile, certFile, keyFile, serverName].some(each => each !== undefined)
  )
    yield `url: is ${parsed.protocol} without TLS, and files for TLS are set; write ${SECURE[PLAIN.indexOf(parsed.protocol)]}`
}
