import t from 'tap'
import { sampleWording } from '../testing/sample-wording.ts'
import { previews } from './previews.ts'

const of = { site: 'sunny', zone: 'b3-u2', at: Date.UTC(2026, 10, 21, 19, 1) } as const

t.test('a preview says what would be sent, with the names of the site', async t => {
  const [first] = await previews(sampleWording(), { ...of, language: 'en' })
  t.match(first, {
    why: 'raised',
    message: {
      title: 'Critical: help needed, Building 3, Unit 2',
      body: 'Since 22 Nov, 03:00. Sunny Garden.',
    },
  })
})

t.test('it shows what a wider policy would tell', async t => {
  const titles = async (disclosure: 'place-only' | 'full') =>
    (await previews(sampleWording(disclosure), { ...of, language: 'zh' })).map(({ message }) => message.title)
  t.ok((await titles('place-only')).includes('严重：有佩戴者需要关注，3号楼 2单元'))
  t.ok((await titles('full')).includes('严重：血氧偏低，Wang Fang，3号楼 2单元'))
})
