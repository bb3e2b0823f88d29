import type { SourceId } from '../domain/model/origin.ts'
import type { Source } from '../sources/source.ts'

/** What systems are listened to that speak for devices. Owned here, never in the log; writes are durable when they resolve. */
export interface SourceStore {
  sources(): Promise<readonly Source[]>
  saveSource(source: Source): Promise<void>
  removeSource(id: SourceId): Promise<void>
}
