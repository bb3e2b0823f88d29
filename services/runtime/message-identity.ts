import { crc32 } from 'node:zlib'

/** The client that a message came by, as far as the identity of the message goes. */
export interface Origin {
  readonly clientId: string
  /** The same for as long as message ids of this client may be sent again. */
  readonly session: string
}

/**
 * What a message at QoS 1 or 2 is known by when it is sent again. Whoever restarts counts its message ids from 1 again;
 * the checksum keeps another message under an old number from being taken for that one.
 */
export const messageIdentity = (
  { clientId, session }: Origin,
  messageId: number,
  payload: string | Uint8Array,
): string => `${clientId} ${session} ${messageId} ${crc32(payload).toString(36)}`
