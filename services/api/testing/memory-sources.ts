import type { Source } from '../../sources/source.ts'
import type { SourceStore } from '../../store/source-store.ts'

export function memorySources(): SourceStore {
  const kept = new Map<string, Source>()
  return {
    sources: async () => [...kept.values()],
    saveSource: async source => void kept.set(source.id, source),
    removeSource: async id => void kept.delete(id),
  }
}
