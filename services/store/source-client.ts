import type { SourceStore } from './source-store.ts'
import type { StorageThreads } from './storage-threads.ts'

export const sourcesOf = ({ reader, writer }: StorageThreads): SourceStore => ({
  sources: () => reader.call('sources'),
  saveSource: source => writer.call('saveSource', source),
  removeSource: id => writer.call('removeSource', id),
})
