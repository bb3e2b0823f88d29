import type { QueryClient } from '@tanstack/react-query'
import type { WirePhotoAdded } from '../../../../services/api/wire/photo.ts'
import { ask } from '../../api/request.ts'
import { photosPath } from '../../photos/take-photo.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './outbox.ts'

/** What was photographed is not photographed again: it is kept until the server has it, over a reload too. */
const SENDING_MS_MAX = 120_000
const NAME = 'linli-photos'
const STORE = 'photos'
const inMemory = new Map<string, Blob>()

export async function keepPhoto(key: string, photo: Blob): Promise<void> {
  inMemory.set(key, photo)
  await within('readwrite', photos => photos.put(photo, key))
}

export async function dropPhoto(key: string): Promise<void> {
  inMemory.delete(key)
  await within('readwrite', photos => photos.delete(key))
}

export const keptPhoto = async (key: string): Promise<Blob | undefined> =>
  inMemory.get(key) ?? (await within<Blob>('readonly', photos => photos.get(key)))

/** The same photo again, after an answer that got lost, is the one that the server has already. */
export async function sendKeptPhoto(client: QueryClient, { key, alertId, version }: Entry): Promise<Outcome> {
  const body = await keptPhoto(key)
  if (body === undefined) return { type: 'refused', refusal: { code: PHOTO_LOST, who: '', version: null } }
  const signal = AbortSignal.timeout(SENDING_MS_MAX)
  await ask<WirePhotoAdded>(photosPath(alertId), { method: 'POST', body, signal })
  await dropPhoto(key)
  void client.invalidateQueries({ queryKey: ['photos', alertId] })
  return { type: 'done', version }
}

/** The browser gave up what it kept. */
export const PHOTO_LOST = 'PHOTO_LOST'

/** Where the browser keeps nothing, a photo lives as long as the page. */
async function within<T>(
  mode: IDBTransactionMode,
  work: (photos: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      return (await settled(work(database.transaction(STORE, mode).objectStore(STORE)))) as T | undefined
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
