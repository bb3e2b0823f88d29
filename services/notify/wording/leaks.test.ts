import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import type { KindSamples } from '../../domain/kinds/samples.ts'
import type { Alert } from '../../domain/model/alert.ts'
import { CHANNEL_KINDS } from '../../domain/model/channel.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { ENDINGS, NOTICE_REASONS } from '../../domain/model/notice.ts'
import type { Values } from '../../domain/model/reading.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { LANGUAGES } from '../../domain/model/text.ts'
import { sampleAlert } from '../../testing/sample-alert.ts'
import type { Message } from '../channel.ts'
import { channels } from '../channels/channels.ts'
import { counterparts } from '../testing/counterparts.ts'
import { DEVICE_NAME, sampleWording, WEARER } from '../testing/sample-wording.ts'
import { stoppedTime } from '../testing/stopped-time.ts'

const RAISED = Date.UTC(2026, 10, 21, 19)
const DEVICE_ID = 'band-of-flat-501'
/** What people wrote, of what might be told with it. */
const WRITTEN = { en: 'Mrs Chen next door', zh: '陈奶奶家' }
const NAMES = [WEARER, DEVICE_NAME, DEVICE_ID, WRITTEN.en, WRITTEN.zh, 'Nurse Li']

/** Values that are found again wherever they go: no time, port or length looks like them. */
const markedValues = ({ metrics }: Kind): Values =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, { type }], n) => [
      name,
      type === 'number' ? 77_000.625 + n : type === 'flag' ? true : `word-${n}-measured`,
    ]),
  )

function alertOf(kind: Kind, rule: Rule, values: Values): Alert {
  const measured = Object.entries(values).map(([name, value]) => `${name} ${value}`)
  const sentence = measured.join(', ')
  return sampleAlert('sunny-7', RAISED, {
    ...{ zone: 'b3-u2', deviceId: DEVICE_ID, deviceKind: kind.kind, rule: rule.id, title: rule.title },
    ...{ severity: 'critical', peakSeverity: 'critical', assignee: 'Nurse Li' },
    evidence: {
      sentence: { en: sentence, zh: sentence },
      metrics: Object.keys(values),
      thresholds: [{ metric: Object.keys(values)[0] ?? '', value: 77_999.625 }],
      readings: [{ at: RAISED, values }],
      kept: [{ at: RAISED, values }],
      settings: { homeLat: 77_998.625 },
      findings: { news2: 77_997.625 },
    },
  })
}

const rulesOf = (kind: Kind): readonly Rule[] => [
  ...kind.rules,
  ...allRules.filter(rule => rule.kind === '*' && !rule.except?.includes(kind.kind)),
]
/** As an administrator may write one, with what should not stand in it. */
const ownRule = (kind: Kind): Rule => ({
  ...{ id: 'own-1', kind: kind.kind, version: 1, title: WRITTEN, settings: {}, levels: [] },
})

/** Every rule of every kind, for a reason and in a language of its own turn; of wearers also those that were written by hand. */
function messagesOf(kind: Kind, values: Values): Promise<Message[]> {
  const wording = sampleWording()
  const rules = [...rulesOf(kind), ...(kind.health ? [ownRule(kind)] : [])]
  const words = rules.flatMap((rule, n) =>
    LANGUAGES.map(language =>
      wording.notice({
        notice: {
          id: 'sunny-7/3',
          why: NOTICE_REASONS[n % NOTICE_REASONS.length] ?? 'raised',
          isLifeSafety: rule.lifeSafety === true,
        },
        ...{ alert: alertOf(kind, rule, values), language, isRepeat: n % 2 === 0, at: RAISED },
        link: 'https://linli.example/a/one-time',
        ...(n % 4 === 0 && { ending: ENDINGS[n % ENDINGS.length] ?? 'over' }),
      }),
    ),
  )
  return Promise.all(words)
}

const MARKED = /77[ ,]?\d{3}\.625|word-\d+-measured/

for (const channel of CHANNEL_KINDS) {
  t.test(
    `${channel}: what leaves tells no value, name, device or position, of no kind and in no language`,
    async t => {
      const counterpart = await counterparts[channel]()
      const open = channels[channel].open(counterpart.settings, stoppedTime(counterpart.publish))
      const perKind = kindList.map(kind => messagesOf(kind, markedValues(kind)))
      const messages = (await Promise.all(perKind)).flat()
      const waiting = [...messages]
      const sendAll = async () => {
        for (let message = waiting.pop(); message !== undefined; message = waiting.pop()) {
          const sent = await open.send(message, counterpart.address, new AbortController().signal)
          t.match(sent, { ok: true })
        }
      }
      await Promise.all(Array.from({ length: 8 }, sendAll))
      t.equal(counterpart.received.length, messages.length)
      t.ok(messages.length > 90, `${messages.length} were sent`)
      for (const told of counterpart.received) {
        if (MARKED.test(told)) t.fail(`a value in: ${told}`)
        for (const name of NAMES) if (told.includes(name)) t.fail(`“${name}” in: ${told}`)
      }
      await open.close()
      await counterpart.close()
    },
  )
}

t.test('no value of any sample of any kind stands in the words about it', async t => {
  const date = /22 Nov, 03:00|11月22日 03:00|Building 3, Unit 2|3号楼 2单元/g
  for (const kind of kindList) {
    const { samples } = (await import(`../../domain/kinds/${kind.kind}/samples.ts`)) as {
      samples: KindSamples
    }
    const read = [
      ...samples.good.map(({ values }) => values),
      ...samples.bad.map(({ values }) => values ?? {}),
    ]
    for (const values of read) {
      for (const { title, body } of await messagesOf(kind, values)) {
        const words = `${title} ${body}`.replace(date, '')
        const left = words.match(/\d+(?:\.\d+)?/g) ?? []
        // Of a rule's own name: NEWS2.
        t.same(
          left.filter(number => number !== '2'),
          [],
          words,
        )
        for (const value of Object.values(values)) {
          if (typeof value === 'string' && value.length > 3)
            t.notOk(words.includes(value), `${value} in ${words}`)
        }
      }
    }
  }
})

t.test('with the full policy the same walk finds values and names: it would find a leak', async t => {
  const wording = sampleWording('full')
  const [kind] = kindList.filter(({ health }) => health)
  if (kind === undefined) return t.fail('no kind is of health')
  const rule = kind.rules.find(({ id }) => id === 'spo2') ?? ownRule(kind)
  const message = await wording.notice({
    notice: { id: 'sunny-7/3', why: 'raised', isLifeSafety: false },
    ...{ alert: alertOf(kind, rule, markedValues(kind)), language: 'en', isRepeat: false, at: RAISED },
  })
  t.match(message.body, MARKED)
  t.match(message.title, WEARER)
})
