import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [{ payload: '{"uptimeS":86400,"deviceCount":24}', values: { uptimeS: 86400, deviceCount: 24 } }],
  bad: [{ payload: '{"uptimeS":-1}', reason: 'metric-out-of-range' }],
}
