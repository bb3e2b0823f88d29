import type { WireAlarmQuality } from '../api/wire/quality.ts'
import { given, type ServerCommands } from './command.ts'
import { qualityPicture } from './quality-picture.ts'
import { stampOf } from './stamp.ts'

export const qualityCommands: ServerCommands = {
  quality: {
    usage: '[--from T] [--to T] [--site S] [--zone Z] [--rule R] [--device D] [--actor A] [--by W]',
    does: 'how good the alarms are, and what would make them better',
    run: call => {
      const now = Date.now()
      const times = Object.entries(given(call, ['from', 'to'])).map(([name, word]) => [
        name,
        stampOf(word, now),
      ])
      const filter = given(call, ['site', 'zone', 'rule', 'device', 'actor', 'by'])
      const query = new URLSearchParams({ ...Object.fromEntries(times), ...filter })
      return call.server.call<WireAlarmQuality>('GET', `/api/alarm-quality?${query}`)
    },
    show: qualityPicture,
  },
}
