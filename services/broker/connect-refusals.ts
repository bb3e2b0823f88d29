/** Why a client is not let in, with the return code that tells it (MQTT 3.1.1, 3.2.2.3). */
export const REFUSALS = {
  'protocol-version': 1,
  'client-id-missing': 2,
  'client-id-too-long': 2,
  'client-id-not-its-own': 2,
  'unknown-device': 4,
  'wrong-token': 4,
  'certificate-other': 4,
  'certificate-revoked': 5,
  // Against the protocol, which gives no answer to them: the connection is closed.
  'packet-malformed': undefined,
  anonymous: 5,
  'will-outside-rights': 5,
} as const
export type ConnectRefusal = keyof typeof REFUSALS
