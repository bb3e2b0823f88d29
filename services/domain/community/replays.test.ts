import fc from 'fast-check'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { noisySite } from './testing/noisy-history.ts'
import { play } from './testing/play.ts'
import { insist, property } from './testing/property.ts'
import { randomHistory } from './testing/random-history.ts'
import { book } from './testing/site.ts'

const asText = (community: Community): string => JSON.stringify(freeze(community))
const reloaded = (community: Community): Community => thaw(JSON.parse(asText(community)), book)

const withRestarts = fc.tuple(randomHistory, fc.array(fc.nat(80), { minLength: 1, maxLength: 4 }))

property(
  'a state taken through snapshots at random points goes the way of the one that stayed',
  withRestarts,
  ([history, places]) => {
    const stayed = play(history)
    const restarted = play(history, (community, place) =>
      places.includes(place) ? reloaded(community) : community,
    )
    const at = stayed.findIndex((change, i) => JSON.stringify(change) !== JSON.stringify(restarted[i]))
    insist(at === -1 && stayed.length === restarted.length, JSON.stringify([stayed[at], restarted[at]]))
  },
)

property('what was saved and read is saved as the same again', randomHistory, history => {
  const community = noisySite()
  play(history, undefined, community)
  const saved = asText(community)
  const again = asText(reloaded(community))
  insist(saved === again, `${saved}\n${again}`)
})

property('the same history leads to the same events', randomHistory, history => {
  const [once, again] = [play(history), play(history)]
  insist(JSON.stringify(once) === JSON.stringify(again), 'it went another way')
})
