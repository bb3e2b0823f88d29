import t from 'tap'
import { saidInWords } from './said.ts'
import { words } from './said-words.ts'

const isWord = (key: string): key is keyof typeof words.en => key in words.en
const inChinese = (said: string) =>
  saidInWords(
    said,
    (word, blanks = {}) =>
      Object.entries(blanks).reduce(
        (text, [name, value]) => text.replace(`{${name}}`, String(value)),
        words.zh[word] as string,
      ),
    isWord,
  )

t.test('what a charger answered is said in words, of several connectors each', async t => {
  t.equal(
    inChinese('ChangeAvailability: Accepted; RemoteStopTransaction: Rejected'),
    '切换启用状态：同意；停止充电：拒绝',
  )
  t.equal(
    inChinese('connector 2: ChangeAvailability: no answer; RemoteStopTransaction: Accepted'),
    '2 号枪：切换启用状态：无应答；停止充电：同意',
  )
})

t.test('what nobody here knows stays in its own letters, whole', async t => {
  for (const said of [
    'relay open',
    'ChangeAvailability: Accepted; restarts with it: cab-2',
    'Reset: Vendor7',
  ])
    t.equal(inChinese(said), said)
})
