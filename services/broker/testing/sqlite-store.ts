import type { MqttStore } from '../../store/mqtt-store.ts'
import { mqttReads, mqttWrites } from '../../store/mqtt-tables.ts'
import { memoryTables } from '../../store/testing/memory-tables.ts'

/** The tables that the server has, in memory and without its threads: a thousand of them cost a test nothing. */
export function openSqliteStore(): MqttStore {
  const db = memoryTables()
  const { loadMqtt } = mqttReads(db)
  const { saveMqtt } = mqttWrites(db)
  return {
    load: async () => loadMqtt(),
    async save(changes) {
      db.exec('BEGIN')
      try {
        saveMqtt(changes)
        db.exec('COMMIT')
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
  }
}
