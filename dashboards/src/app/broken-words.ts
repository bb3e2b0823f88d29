import { defineWords } from '../words/define.ts'

export const words = defineWords({
  en: {
    'broken.title': 'This page cannot be shown',
    'broken.help': 'The connection was lost, or the server has been updated. Load the page again.',
    'broken.away':
      'The server cannot be reached at the moment. Alerts that are already here stay on the alerts page.',
    'broken.again': 'Load again',
  },
  zh: {
    'broken.title': '此页面无法显示',
    'broken.help': '可能是网络中断，或服务器已更新。请重新加载。',
    'broken.away': '暂时无法连接服务器。已收到的告警仍可在告警页面查看。',
    'broken.again': '重新加载',
  },
})
