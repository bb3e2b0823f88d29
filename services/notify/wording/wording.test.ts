import t from 'tap'
import type { Alert } from '../../domain/model/alert.ts'
import type { Disclosure } from '../../domain/model/disclosure.ts'
import { type Ending, NOTICE_REASONS } from '../../domain/model/notice.ts'
import type { Language } from '../../domain/model/text.ts'
import { sampleAlert } from '../../testing/sample-alert.ts'
import { sampleWording } from '../testing/sample-wording.ts'
import type { NoticeToWord } from './word-notice.ts'

/** 03:00 in Shanghai. */
const RAISED = Date.UTC(2026, 10, 21, 19)

const sos: Partial<Alert> = {
  ...{ deviceKind: 'wristband', deviceId: 'band-1', rule: 'sos', zone: 'b3-u2', severity: 'critical' },
  title: { en: 'SOS: call for help', zh: 'SOS 求救' },
}
const oxygen: Partial<Alert> = {
  ...{ deviceKind: 'wristband', deviceId: 'band-1', rule: 'spo2', zone: 'b3-u2' },
  title: { en: 'Blood oxygen low', zh: '血氧偏低' },
  evidence: {
    ...sampleAlert('x', RAISED).evidence,
    sentence: { en: 'SpO₂ ≤ 90 %', zh: '血氧 ≤ 90 %' },
    metrics: ['spo2Percent'],
    readings: [{ at: RAISED, values: { spo2Percent: 86 } }],
  },
}

interface Asked {
  readonly disclosure?: Disclosure
  readonly language?: Language
  readonly why?: NoticeToWord['notice']['why']
  readonly isRepeat?: boolean
  readonly ending?: Ending
}

function word(more: Partial<Alert>, { disclosure = 'place-only', language = 'en', ...rest }: Asked = {}) {
  const { why = 'raised', isRepeat = false, ...ended } = rest
  const alert = sampleAlert('sunny-7', RAISED, more)
  const isLifeSafety = alert.rule === 'sos'
  return sampleWording(disclosure).notice({
    notice: { id: 'sunny-7/3', why, isLifeSafety },
    ...{ alert, language, isRepeat, at: RAISED + 1_000, ...ended },
  })
}

t.test('a title says how urgent it is, what it is, and where', async t => {
  const table: readonly (readonly [Partial<Alert>, en: string, zh: string])[] = [
    [sos, 'Critical: help needed, Building 3, Unit 2', '紧急：需要帮助，3号楼 2单元'],
    [oxygen, 'High: a wearer needs attention, Building 3, Unit 2', '严重：有佩戴者需要关注，3号楼 2单元'],
    [{}, 'High: bin full, East Gate', '严重：垃圾桶已满，东门'],
    [{ severity: 'low', zone: 'shed' }, 'Low: bin full, shed', '提醒：垃圾桶已满，shed'],
    [{ handling: 'resolved' }, 'Over: bin full, East Gate', '已结束：垃圾桶已满，东门'],
    [{ condition: 'cleared' }, 'Over: bin full, East Gate', '已结束：垃圾桶已满，东门'],
    [
      { condition: 'cleared', latched: true, zone: 'g5' },
      'High: bin full, Grid Five',
      '严重：垃圾桶已满，第五网格',
    ],
  ]
  for (const [alert, en, zh] of table) {
    t.equal((await word(alert)).title, en)
    t.equal((await word(alert, { language: 'zh' })).title, zh)
  }
})

t.test('what a person has is told as far as the site allows, rule and words alike', async t => {
  const table: readonly (readonly [Disclosure, title: string, rule: string | undefined])[] = [
    ['place-only', 'High: a wearer needs attention, Building 3, Unit 2', undefined],
    ['name', 'High: a wearer needs attention, Wang Fang, Building 3, Unit 2', undefined],
    ['full', 'High: blood oxygen low, Wang Fang, Building 3, Unit 2', 'spo2'],
  ]
  for (const [disclosure, title, rule] of table) {
    const message = await word(oxygen, { disclosure })
    t.equal(message.title, title)
    t.equal(message.rule, rule)
    t.equal(/86/.test(message.body), disclosure === 'full', message.body)
  }
  t.match((await word(oxygen, { disclosure: 'full' })).body, 'SpO₂ ≤ 90 %; SpO₂ 86 %.')
  t.match((await word(oxygen, { disclosure: 'full', language: 'zh' })).body, '血氧 ≤ 90 %；血氧 86 %。')
})

t.test(
  'a call for help is one for machines too, what is wrong with a band says nothing of its wearer',
  async t => {
    t.equal((await word(sos)).rule, 'sos')
    const battery = { ...sos, rule: 'battery-low', title: { en: 'Battery low', zh: '电量低' } }
    t.match(await word(battery), { title: 'Critical: battery low, Building 3, Unit 2', rule: 'battery-low' })
  },
)

t.test('of a band a rule of one’s own is not told, nor of a kind that nobody knows', async t => {
  const title = { en: 'Wang Fang is out', zh: '王芳外出' }
  const own = await word({ ...sos, rule: 'own-1', title })
  t.equal(own.title, 'Critical: a wearer needs attention, Building 3, Unit 2')
  t.equal(own.rule, undefined)
  const unknown = await word({ deviceKind: 'necklace', title })
  t.match(unknown, { title: 'High: a wearer needs attention, East Gate' })
  t.equal(unknown.rule, undefined)
})

t.test('what is said of a site as a whole is of no wearer', async t => {
  const title = { en: 'Nobody on duty', zh: '无人值班' }
  const message = await word({
    deviceKind: 'site',
    deviceId: 'sunny',
    zone: '',
    rule: 'nobody-on-duty',
    title,
  })
  t.match(message, { title: 'High: nobody on duty', rule: 'nobody-on-duty' })
})

t.test('a body says why, since when by the clock of the site, and which site', async t => {
  t.equal((await word(sos)).body, 'Since 22 Nov, 03:00. Sunny Garden.')
  t.equal((await word(sos, { language: 'zh' })).body, '首次告警时间：11月22日 03:00。阳光花园。')
  t.match((await word(sos, { why: 'next-step' })).body, /^Nobody has taken it so far\. Since/)
  t.match((await word(sos, { why: 'urged', language: 'zh' })).body, /^催单：请尽快处理。首次/)
  t.match(
    (await word({ condition: 'cleared' }, { why: 'overdue' })).body,
    /^It is over, there is nothing to do\./,
  )
  t.match((await word(sos, { isRepeat: true })).body, /You may have this message already\.$/)
})

t.test(
  'that it calls nobody any more says where, how that is so, and nothing of whom or by whom',
  async t => {
    const table: readonly (readonly [Ending, Partial<Alert>, en: string, zh: string, body: RegExp])[] = [
      [
        'in-hand',
        { assignee: 'li' },
        'In hand: help needed,',
        '处理中：需要帮助，',
        /^Somebody has it in hand\. Since/,
      ],
      ['put-aside', {}, 'Put aside: help needed,', '已搁置：需要帮助，', /^It was put aside for now\. Since/],
      ['over', {}, 'Over: help needed,', '已结束：需要帮助，', /^It is over, there is nothing to do\./],
      // It ended before that somebody had it was told.
      ['in-hand', { handling: 'resolved' }, 'Over: help needed,', '已结束：需要帮助，', /^It is over/],
    ]
    for (const [ending, more, en, zh, body] of table) {
      const message = await word({ ...sos, ...more }, { ending })
      t.equal(message.title, `${en} Building 3, Unit 2`)
      t.equal((await word({ ...sos, ...more }, { ending, language: 'zh' })).title, `${zh}3号楼 2单元`)
      t.match(message.body, body)
      t.equal(message.isEnded, true)
      t.notMatch(JSON.stringify(message), /"li"|Wang/)
    }
    t.match(await word(oxygen, { ending: 'in-hand' }), { title: /^In hand: a wearer needs attention,/ })
  },
)

t.test('each reason has words of its own in both languages, but for what the title says', async t => {
  for (const language of ['en', 'zh'] as const) {
    const bodies = (await Promise.all(NOTICE_REASONS.map(why => word(sos, { why, language })))).map(
      ({ body }) => body,
    )
    t.equal(new Set(bodies).size, NOTICE_REASONS.length)
    for (const body of bodies) t.equal(/\p{Script=Han}/u.test(body), language === 'zh', body)
  }
})

t.test('what can wait is told together, the most urgent first', async t => {
  const alerts = [
    sampleAlert('sunny-1', RAISED, { severity: 'low' }),
    sampleAlert('sunny-2', RAISED + 60_000, { severity: 'medium', zone: 'b3' }),
    sampleAlert('sunny-3', RAISED, { severity: 'low', condition: 'cleared', ...oxygen }),
  ]
  const notice = { id: 'digest/sunny/1', site: 'sunny' }
  const digest = await sampleWording().digest({ notice, alerts, language: 'en', at: RAISED + 120_000 })
  t.match(digest, { title: '3 alerts together', severity: 'medium', alertId: 'digest/sunny/1' })
  t.same(digest.body.split('\n'), [
    'Medium: Bin full, Building 3, 22 Nov, 03:01',
    'Low: Bin full, East Gate, 22 Nov, 03:00',
    'Over: A wearer needs attention, Building 3, Unit 2, 22 Nov, 03:00',
  ])
  const many = Array.from({ length: 25 }, (_, n) => sampleAlert(`sunny-${n}`, RAISED))
  const all = await sampleWording().digest({ notice, alerts: many, language: 'zh', at: RAISED })
  t.match(all.body, /另有 5 条$/)
})
