import type { FrozenCommunity } from '../domain/community/snapshot.ts'

/** All communities as JSON. The bytes are a buffer of their own, so that they change threads uncopied. */
export const writeSnapshotBody = (communities: readonly FrozenCommunity[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(JSON.stringify(communities)))

export const readSnapshotBody = (body: Uint8Array): FrozenCommunity[] =>
  JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')) as FrozenCommunity[]
