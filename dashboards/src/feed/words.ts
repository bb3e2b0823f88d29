import { defineWords } from '../words/define.ts'

export const words = defineWords({
  en: {
    'lost.since': 'Connection lost at {at}, {age}.',
    'lost.shown':
      'What you see is from then. Trying to reconnect; what happens meanwhile will be here afterwards.',
    'lost.never': 'The live connection has not been made yet; trying again.',
  },
  zh: {
    'lost.since': '连接已于 {at} 断开（{age}）。',
    'lost.shown': '下面显示的是断开时的情况，正在重连；期间发生的告警恢复后会补上。',
    'lost.never': '尚未连上实时数据，正在重试。',
  },
})
