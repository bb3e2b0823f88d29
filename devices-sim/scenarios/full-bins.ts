import { smartBin } from '../kinds/smart-bin.ts'
import { HOUR } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

/** The festival crowd is there and the lorry is not. */
export const fullBins: Scenario = {
  name: 'full-bins',
  summary: 'a festival without collections: most bins overflow, and are emptied towards the end',
  tells: ['bin-full'],
  needs: [smartBin],
  stage(stage) {
    const { random, lengthMs } = stage
    const [spared, ...crowded] = random.some(stage.of(smartBin), Number.POSITIVE_INFINITY)
    const bins = crowded.length > 0 ? crowded : spared ? [spared] : []
    for (const bin of bins) {
      bin.collected = false
      stage.in(0, () => bin.fillTo(random.between(0.3, 0.6)))
      const bags = 25
      for (let i = 1; i <= bags; i++) {
        stage.part((0.6 * i) / bags + random.between(0, 0.02), () => bin.bring(random.between(0.025, 0.05)))
      }
      stage.part(random.between(0.8, 0.95), () => bin.empty())
    }
    if (spared && crowded.length > 0) spared.bagsPerHour = Math.min(spared.bagsPerHour, (4 * HOUR) / lengthMs)
  },
}
