import { defineWords } from '../words/define.ts'

/** For whoever gives a resident the number of a case. */
export const words = defineWords({
  en: {
    title: 'For the resident who complained',
    why: 'A number by which anybody sees the steps and times of this, without an account and without anybody’s name.',
    issue: 'Give a case number',
    number: 'Case number',
    'qr.title': 'QR code of the case page',
    open: 'Look at it as residents do',
    copy: 'Copy the link',
    copied: 'Copied',
    print: 'Print the slip',
    revoke: 'Take the number back',
    'revoke.sure': 'The number stops working at once, and the next one is another. Take it back?',
    'revoke.yes': 'Take it back',
    failed: 'That did not work: {why}',
    'slip.title': 'Follow your case',
    'slip.scan': 'Scan the code, or open the address and type the number.',
  },
  zh: {
    title: '给投诉居民',
    why: '居民凭编号即可查看办理步骤和时间，无需账号，不显示任何人的姓名。',
    issue: '生成受理编号',
    number: '受理编号',
    'qr.title': '办理进度页面的二维码',
    open: '查看居民看到的页面',
    copy: '复制链接',
    copied: '已复制',
    print: '打印回执单',
    revoke: '收回编号',
    'revoke.sure': '编号立即失效，再次生成将是新的编号。确定收回？',
    'revoke.yes': '收回',
    failed: '没有成功：{why}',
    'slip.title': '受理回执单',
    'slip.scan': '扫描二维码，或打开下面的网址并输入编号，即可查询办理进度。',
  },
})
